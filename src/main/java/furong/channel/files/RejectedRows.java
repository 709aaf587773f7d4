package furong.channel.files;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were not taken over, each with its line, the reason and its own fields, in the encoding of the input.
 * Mended there, the file can be imported again. Made with its first row. Broken lines stand whole in one field.
 */
final class RejectedRows implements Closeable {

    private final Path file;
    private final Charset charset;
    private final char delimiter;
    private final List<String> header;
    private @Nullable OutputStream out;

    RejectedRows(Path file, Charset charset, char delimiter, List<String> header) {
        this.file = file;
        this.charset = charset;
        this.delimiter = delimiter;
        this.header = header;
    }

    void add(long line, String reason, List<String> fields) throws IOException {
        write(
                line,
                reason,
                fields.stream().map(field -> field.getBytes(charset)).toList());
    }

    /** @param raw kept to the byte: nothing is lost of what nobody could read */
    void add(long line, String reason, byte[] raw) throws IOException {
        write(line, reason, List.of(raw));
    }

    @Override
    public void close() throws IOException {
        if (out != null) out.close();
    }

    private void write(long line, String reason, List<byte[]> fields) throws IOException {
        if (out == null) {
            out = new BufferedOutputStream(Files.newOutputStream(file));
            out.write(row(
                    "line",
                    "reason",
                    header.stream().map(name -> name.getBytes(charset)).toList()));
        }
        out.write(row(Long.toString(line), reason, fields));
    }

    private byte[] row(String line, String reason, List<byte[]> fields) {
        var row = new ByteArrayOutputStream();
        row.writeBytes(line.getBytes(charset));
        row.write(delimiter);
        row.writeBytes(quoted(reason.getBytes(charset)));
        for (var field : fields) {
            row.write(delimiter);
            row.writeBytes(quoted(field));
        }
        row.write('\n');
        return row.toByteArray();
    }

    private byte[] quoted(byte[] field) {
        var needed = false;
        for (var b : field) needed |= b == '"' || b == '\n' || b == '\r' || b == delimiter;
        if (!needed) return field;
        var quoted = new ByteArrayOutputStream();
        quoted.write('"');
        for (var b : field) {
            if (b == '"') quoted.write('"');
            quoted.write(b);
        }
        quoted.write('"');
        return quoted.toByteArray();
    }
}
