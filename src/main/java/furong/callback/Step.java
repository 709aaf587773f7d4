package furong.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a customer.
 *
 * @param part in which part of the day a call is planned; null for what is written
 * @param from from when on it is to be done; of a link or letter that is out, until {@code until} it may be answered
 * @param doneAt null while it is to be done or may still be answered
 * @param outcome of a call what came of it; of a link or letter {@code ANSWERED}, {@code LAPSED} or {@code NEEDLESS}
 */
public record Step(
        int n,
        Kind kind,
        @Nullable DayPart part,
        Instant from,
        Instant until,
        @Nullable Instant doneAt,
        String outcome,
        String badge) {

    /** How we try, in this order. */
    public enum Kind {
        CALL,
        LINK,
        LETTER
    }

    public boolean open() {
        return doneAt == null;
    }
}
