package furong.subscription;

import furong.network.ServiceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the activation of a line, or of one leg of a line that moves, went step by step.
 *
 * @param askedAt when it was asked for, {@code lineOnAt} when the network carried it, {@code doneAt} when the test passed
 * @param givenUpAt when nobody wanted it any more
 * @param test the last line test, 0 if there was none yet
 * @param fault why the last line test failed, {@code ""} if it did not
 */
public record Activation(
        SubscriptionId subscription,
        ServiceId service,
        Instant askedAt,
        @Nullable Instant lineOnAt,
        @Nullable Instant doneAt,
        @Nullable Instant givenUpAt,
        long test,
        int testsFailed,
        String fault) {

    boolean underWay() {
        return doneAt == null && givenUpAt == null;
    }

    /** From asking to a tested line; {@code null} while it is under way. */
    public @Nullable Duration took() {
        return doneAt == null ? null : Duration.between(askedAt, doneAt);
    }
}
