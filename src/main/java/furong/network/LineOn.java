package furong.network;

import java.time.Instant;

/**
 * The network now carries this service, as its newest wish says.
 *
 * @param version of that wish; a higher one is newer
 */
public record LineOn(long customer, ServiceId service, long version, String reference, Instant at) {}
