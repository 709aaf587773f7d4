package furong.contact;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody heard it ring: told by the exchange, which opens the screen when an agent picks up.
 *
 * @param at when their call came in
 * @param answeredAt when an agent picked up
 */
public record Rung(Instant at, Instant answeredAt) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Null for a call nobody measured, or with times that cannot be: a caller is not kept waiting for that. */
    public static @Nullable Rung parse(String rang, String answered, Instant now) {
        if (rang.isBlank()) return null;
        try {
            var at = Instant.parse(rang);
            var answeredAt = answered.isBlank() ? now : Instant.parse(answered);
            var possible = !answeredAt.isBefore(at)
                    && !answeredAt.isAfter(now)
                    && at.plus(LONGEST).isAfter(now);
            return possible ? new Rung(at, answeredAt) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
