package furong.dunning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an account when it is decided what is to be done; nothing else is looked at.
 *
 * @param overdueMinor what may be asked for and is overdue: contested amounts are not in it
 * @param overdueSince the first day on which the oldest of it was overdue, null if nothing is
 * @param tries by step, of the debt that began on that day
 * @param promisedUntil the day by which the customer promised to pay, null without an open promise
 * @param stop in force, null without one
 * @param givenUp the lines were given up for this debt
 */
record Facts(
        long customer,
        long account,
        long overdueMinor,
        @Nullable LocalDate overdueSince,
        Map<Integer, Tries> tries,
        @Nullable LocalDate promisedUntil,
        @Nullable Stop stop,
        @Nullable Held held,
        boolean givenUp,
        List<Rung> rungs) {

    /** Nothing further is done until that day; the lines come back meanwhile, or stay as they are. */
    record Stop(LocalDate until, boolean lifts) {}

    /** The tries of one step: how many were made, whether one waits for its outcome, one succeeded, and the last end. */
    record Tries(
            int made,
            boolean waiting,
            boolean reached,
            @Nullable Instant lastEnd) {
        static final Tries NONE = new Tries(0, false, false, null);
    }

    /** A suspension in force; {@code hardenedAt} is null while it is soft. */
    record Held(long suspension, Instant begunAt, @Nullable Instant hardenedAt) {}

    Tries of(int step) {
        return tries.getOrDefault(step, Tries.NONE);
    }
}
