package furong.network;

import java.time.Instant;

/** A number a customer gives up, what its callers are to dial instead, and until when they are told. */
public record Announcement(long customer, String number, String replacement, Instant until) {}
