package furong.network;

import java.time.Instant;

/**
 * What the network was seen to do of a service from an instant on, until the next observation of it.
 *
 * @param wantedAt when that had been asked for
 * @param spec what it was told to carry then
 */
public record Observation(
        long customer, ServiceId service, Instant at, long version, boolean on, Instant wantedAt, ServiceSpec spec) {}
