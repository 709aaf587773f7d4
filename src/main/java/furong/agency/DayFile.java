package furong.agency;

import furong.platform.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/**
 * What an agent says it took on one of its business days.
 *
 * @param count how many lines it says there are
 * @param totalMinor what it says they add up to, payments less reversals, in fen
 * @param hash SHA-256 of the file as it came
 */
public record DayFile(
        AgentCode agent, LocalDate day, String name, String hash, int count, long totalMinor, List<Line> lines) {

    /** @param number of the line in the file, from 1 */
    public record Line(int number, boolean reversal, String reference, String account, long minor) {

        long signed() {
            return reversal ? -minor : minor;
        }
    }

    public DayFile {
        lines = List.copyOf(lines);
    }

    /** Refuses a file whose totals are not those of its lines, or that says the same thing twice. */
    void check() {
        if (count != lines.size()) throw Refused.field("file", "agency-count", count, lines.size());
        var sum = 0L;
        var seen = new HashSet<String>();
        for (var line : lines) {
            sum = Math.addExact(sum, line.signed());
            if (!seen.add(line.reversal() + line.reference()))
                throw Refused.field("file", "agency-twice", line.number(), line.reference());
        }
        if (sum != totalMinor) throw Refused.field("file", "agency-total", totalMinor, sum);
    }
}
