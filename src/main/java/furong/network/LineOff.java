package furong.network;

import java.time.Instant;

/** The network no longer carries this service, as its newest wish says. */
public record LineOff(long customer, ServiceId service, String reference, Instant at) {}
