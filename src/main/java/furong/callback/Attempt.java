package furong.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach the customer.
 *
 * @param callRecord the recording's or call detail's reference; null where nobody answered
 */
public record Attempt(
        Instant at,
        DayPart part,
        CallOutcome outcome,
        @Nullable String callRecord,
        String badge) {}
