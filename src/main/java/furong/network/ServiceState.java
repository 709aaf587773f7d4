package furong.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a service and what the network was last seen to do.
 *
 * @param error why the last telling failed, {@code ""} if it did not
 * @param attempts tellings of the newest wish that failed
 * @param nextTryAt when the sweep tries again, {@code null} if nothing is left to tell
 */
public record ServiceState(
        long customer,
        ServiceId id,
        ServiceSpec spec,
        long wantedVersion,
        boolean wantedOn,
        Instant wantedAt,
        long observedVersion,
        boolean observedOn,
        @Nullable Instant observedAt,
        String error,
        int attempts,
        @Nullable Instant nextTryAt) {

    /** The network does what is wanted. */
    public boolean settled() {
        return observedVersion == wantedVersion;
    }

    public boolean working() {
        return settled() && observedOn;
    }

    /**
     * It is on, though perhaps not yet as it is wanted now: seen on, and since then only one other wish came, that it be
     * on. With more in between, one may have switched it off without an answer.
     */
    public boolean surelyOn() {
        return observedOn && wantedOn && wantedVersion <= observedVersion + 1;
    }
}
