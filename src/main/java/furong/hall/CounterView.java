package furong.hall;

import furong.organisation.StaffId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A counter as it is now.
 *
 * @param extraSeconds the classes it serves, each with its further head start at this counter
 * @param person who sits there, null if nobody does
 * @param ticket what is called to it or served, null if nothing is
 */
public record CounterView(
        int number,
        boolean closed,
        Map<String, Integer> extraSeconds,
        @Nullable StaffId person,
        @Nullable String badge,
        @Nullable Ticket ticket) {

    /** Whether some class is preferred here over others. */
    public boolean dedicated() {
        return extraSeconds.values().stream().anyMatch(seconds -> seconds > 0);
    }
}
