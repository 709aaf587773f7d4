package furong.network;

import furong.resource.PortId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of a line and its figures, kept for good.
 *
 * @param attenuationDb and noiseMarginDb in decibels, 0 where the line has no such figure
 * @param syncKbps the speed the line could carry, 0 where there is none
 * @param fault why it failed, a code with the message {@code network.fault.<code>}; {@code ""} if it passed
 */
public record LineTest(
        long id,
        long customer,
        @Nullable ServiceId service,
        @Nullable PortId port,
        Instant at,
        boolean passed,
        double attenuationDb,
        double noiseMarginDb,
        int syncKbps,
        String fault) {}
