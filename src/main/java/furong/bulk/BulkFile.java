package furong.bulk;

import furong.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of orders.
 *
 * @param counts its lines by what is known of them
 * @param ended when the last line was placed or refused
 */
public record BulkFile(
        CustomerId customer,
        BulkId id,
        String name,
        BulkState state,
        Map<LineState, Integer> counts,
        String badge,
        Instant uploaded,
        @Nullable Instant ended) {

    public int count(LineState state) {
        return counts.getOrDefault(state, 0);
    }

    public int lines() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Lines that need nothing more, of those that could be placed. */
    public int finished() {
        return count(LineState.PLACED) + count(LineState.REFUSED);
    }

    public int placeable() {
        return finished() + count(LineState.GOOD);
    }
}
