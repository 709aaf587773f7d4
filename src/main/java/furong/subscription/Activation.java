package furong.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an activation went, step by step.
 *
 * @param askedAt when it was asked for, {@code lineOnAt} when the network carried it, {@code doneAt} when the test passed
 * @param test the last line test, 0 if there was none yet
 * @param fault why the last line test failed, {@code ""} if it did not
 */
public record Activation(
        SubscriptionId subscription,
        Instant askedAt,
        @Nullable Instant lineOnAt,
        @Nullable Instant doneAt,
        long test,
        int testsFailed,
        String fault) {

    /** From asking to a tested line; {@code null} while it is under way. */
    public @Nullable Duration took() {
        return doneAt == null ? null : Duration.between(askedAt, doneAt);
    }
}
