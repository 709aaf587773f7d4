package furong.channel.bank;

import furong.agency.AgentCode;
import furong.agency.DayFile;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the file in which an agent says what it took on a day. The first line is
 * {@code HEAD,agent,yyyy-MM-dd,lines,total}, each other {@code PAY,reference,account,amount} or {@code REV,…}; amounts in
 * fen, the total payments less reversals; UTF-8 or GB18030.
 */
public final class DayFiles {

    private static final int BYTES_MAX = 64 << 20;
    private static final int LINES_MAX = 500_000;
    private static final int CELLS = 4;
    private static final int REFERENCE_MAX = 64;
    private static final Charset NATIONAL = Charset.forName("GB18030");

    private DayFiles() {}

    /** @throws Refused {@code agency-file-…}, with the number of the line that is wrong */
    public static DayFile read(String name, byte[] file) {
        if (file.length > BYTES_MAX) throw Refused.field("file", "agency-file-big");
        var text = text(file);
        var lines = text.split("\r?\n", -1);
        if (lines.length > LINES_MAX + 1) throw Refused.field("file", "agency-file-big");
        var head = lines[0].strip().split(",", -1);
        if (head.length != 5 || !head[0].equals("HEAD")) throw wrong(1);
        var entries = new ArrayList<DayFile.Line>();
        for (var n = 1; n < lines.length; n++) if (!lines[n].isBlank()) entries.add(line(n + 1, lines[n].strip()));
        return new DayFile(
                code(head[1]),
                day(head[2]),
                name,
                Sha256.hex(file),
                (int) number(head[3], 1),
                number(head[4], 1),
                entries);
    }

    private static DayFile.Line line(int n, String line) {
        var cells = line.split(",", -1);
        if (cells.length != CELLS || !List.of("PAY", "REV").contains(cells[0])) throw wrong(n);
        var reference = cells[1].strip();
        var minor = number(cells[3], n);
        if (reference.isEmpty() || reference.length() > REFERENCE_MAX || minor <= 0) throw wrong(n);
        return new DayFile.Line(n, cells[0].equals("REV"), reference, cells[2].strip(), minor);
    }

    private static AgentCode code(String text) {
        try {
            return new AgentCode(text.strip());
        } catch (Refused unknown) {
            throw wrong(1);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDay) {
            throw wrong(1);
        }
    }

    private static long number(String text, int line) {
        if (!text.strip().matches("-?\\d{1,15}")) throw wrong(line);
        return Long.parseLong(text.strip());
    }

    private static Refused wrong(int line) {
        return Refused.field("file", "agency-file-line", line);
    }

    private static String text(byte[] file) {
        for (var encoding : List.of(StandardCharsets.UTF_8, NATIONAL)) {
            try {
                var text = encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                if (text.indexOf('\0') >= 0) break;
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                continue;
            }
        }
        throw Refused.field("file", "agency-file-text");
    }
}
