package furong.network;

import java.time.Instant;

/** The network now carries this service, as its newest wish says. */
public record LineOn(long customer, ServiceId service, String reference, Instant at) {}
