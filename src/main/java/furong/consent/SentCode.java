package furong.consent;

import java.time.Instant;

/** A code on its way to a customer's phone, and until when it counts. */
public record SentCode(CodeId id, String phone, Instant at, Instant until) {}
