package furong.bulk;

import furong.platform.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of orders as a spreadsheet writes it: a heading and lines, in Unicode or in the national encoding. */
final class Sheet {

    static final int LINES_MAX = 2000;

    private static final Charset NATIONAL = Charset.forName("GB18030");
    private static final int CELL_MAX = 500;
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(false).get();

    private Sheet() {}

    /** The lines by their number in the file; those without anything in them are left out. */
    static Map<Integer, Map<String, String>> read(byte[] file) {
        var records = records(text(file));
        if (records.isEmpty()) throw Refused.field("file", "bulk-empty");
        var heading = heading(records.getFirst());
        var lines = new LinkedHashMap<Integer, Map<String, String>>();
        for (var n = 1; n < records.size(); n++) {
            var cells = cells(heading, records.get(n));
            if (!cells.isEmpty()) lines.put(n + 1, cells);
        }
        if (lines.isEmpty()) throw Refused.field("file", "bulk-empty");
        if (lines.size() > LINES_MAX) throw Refused.field("file", "bulk-too-long", LINES_MAX);
        return lines;
    }

    private static List<String> heading(CSVRecord record) {
        var heading = new ArrayList<String>();
        for (var cell : record) heading.add(cell.strip());
        if (!heading.contains("action")) throw Refused.field("file", "bulk-heading", "action");
        var named = heading.stream().filter(name -> !name.isEmpty()).toList();
        if (new HashSet<>(named).size() < named.size()) throw Refused.field("file", "bulk-heading-twice");
        return heading;
    }

    private static Map<String, String> cells(List<String> heading, CSVRecord record) {
        var cells = new LinkedHashMap<String, String>();
        for (var n = 0; n < Math.min(heading.size(), record.size()); n++) {
            var cell = record.get(n).strip();
            if (cell.isEmpty() || heading.get(n).isEmpty()) continue;
            cells.put(heading.get(n), cell.length() > CELL_MAX ? cell.substring(0, CELL_MAX) : cell);
        }
        return cells;
    }

    private static List<CSVRecord> records(String text) {
        try (var parser = FORMAT.parse(new StringReader(text))) {
            return parser.getRecords();
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException unreadable) {
            throw Refused.field("file", "bulk-unreadable");
        }
    }

    private static String text(byte[] file) {
        for (var encoding : List.of(StandardCharsets.UTF_8, NATIONAL)) {
            try {
                var text = encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                if (text.indexOf('\0') >= 0) throw Refused.field("file", "bulk-unreadable");
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                continue;
            }
        }
        throw Refused.field("file", "bulk-unreadable");
    }
}
