package furong.appraisal;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's month.
 *
 * @param counts how many entries of each kind
 * @param score as the entries add up now
 * @param closed the score it was closed with; null while it is open
 */
public record MonthScore(
        StaffId person,
        UnitId unit,
        Map<Kind, Integer> counts,
        int score,
        @Nullable Integer closed) {

    public int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    public int entries() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
