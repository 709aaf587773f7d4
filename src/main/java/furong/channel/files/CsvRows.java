package furong.channel.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file row by row in constant memory, and goes on after a broken row: an unclosed quote, a missing column or
 * bytes of another encoding cost that one line and no other.
 */
final class CsvRows implements Closeable {

    private static final int LINES_OF_A_ROW_MAX = 50;
    private static final int LINE_BYTES_MAX = 1 << 20;

    private final InputStream in;
    private final CSVFormat format;
    private final Charset charset;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private final List<String> header;
    private long lines;

    /** A row of the file and the number of the line it begins on. */
    sealed interface Row {
        long line();

        record Good(long line, List<String> fields) implements Row {}

        /** @param raw the line's bytes as they stand in the file */
        record Bad(long line, String code, List<Object> arguments, byte[] raw) implements Row {}
    }

    private record Line(long number, byte[] bytes) {}

    /** Reads the header. A file without a readable one fails as an {@link IOException} that says so. */
    CsvRows(InputStream in, Charset charset, char delimiter) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.charset = charset;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        var first = readLine();
        var names = first == null ? null : parse(List.of(withoutMark(first)));
        if (names == null) throw new IOException("the first line is not a readable CSV header in " + charset);
        this.header = names.stream().map(String::strip).toList();
    }

    List<String> header() {
        return header;
    }

    /** The next row, or null at the end. Empty lines are no rows. */
    @Nullable
    Row next() throws IOException {
        var first = readLine();
        while (first != null && first.bytes().length == 0) first = readLine();
        if (first == null) return null;
        var alone = parse(List.of(first));
        if (alone != null && alone.size() == header.size()) return new Row.Good(first.number(), alone);
        if (quotes(first) % 2 == 1) {
            var several = rowOfSeveralLines(first);
            if (several != null) return several;
            return new Row.Bad(first.number(), "csv-quote", List.of(), first.bytes());
        }
        if (alone != null)
            return new Row.Bad(first.number(), "csv-columns", List.of(header.size(), alone.size()), first.bytes());
        return decoded(first.bytes()) == null
                ? new Row.Bad(first.number(), "csv-charset", List.of(charset.name()), first.bytes())
                : new Row.Bad(first.number(), "csv-quote", List.of(), first.bytes());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A quoted field may hold line ends. If no following line closes the quote, those lines are rows of their own. */
    private @Nullable Row rowOfSeveralLines(Line first) throws IOException {
        var taken = new ArrayList<>(List.of(first));
        while (taken.size() < LINES_OF_A_ROW_MAX) {
            var more = readLine();
            if (more == null) break;
            taken.add(more);
            if (quotes(more) % 2 == 0) continue;
            var fields = parse(taken);
            if (fields != null && fields.size() == header.size()) return new Row.Good(first.number(), fields);
            break;
        }
        for (var line : taken.subList(1, taken.size()).reversed()) putBack.push(line);
        return null;
    }

    private @Nullable List<String> parse(List<Line> lines) {
        var joined = new ByteArrayOutputStream();
        for (var line : lines) {
            if (joined.size() > 0) joined.write('\n');
            joined.writeBytes(line.bytes());
        }
        var text = decoded(joined.toByteArray());
        if (text == null) return null;
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : null;
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return null;
        }
    }

    private @Nullable String decoded(byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
    }

    private static long quotes(Line line) {
        var count = 0L;
        for (var b : line.bytes()) if (b == '"') count++;
        return count;
    }

    /** The line without its end; a byte order mark in front of the header goes, too. */
    private @Nullable Line readLine() throws IOException {
        if (!putBack.isEmpty()) return putBack.pop();
        var line = new ByteArrayOutputStream(256);
        var b = in.read();
        if (b < 0) return null;
        lines++;
        while (b >= 0 && b != '\n') {
            line.write(b);
            if (line.size() == LINE_BYTES_MAX) break;
            b = in.read();
        }
        var bytes = line.toByteArray();
        var length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return new Line(lines, java.util.Arrays.copyOf(bytes, length));
    }

    private static Line withoutMark(Line line) {
        var b = line.bytes();
        var marked = b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
        return marked ? new Line(line.number(), java.util.Arrays.copyOfRange(b, 3, b.length)) : line;
    }
}
