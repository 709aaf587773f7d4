package furong.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stay on the network, from dialling in to leaving; {@code endedAt} is {@code null} while it lasts. */
public record Session(
        String nas,
        String id,
        Instant startedAt,
        @Nullable Instant endedAt,
        long seconds,
        long octetsIn,
        long octetsOut,
        String address,
        String cause) {}
