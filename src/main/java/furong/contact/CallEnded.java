package furong.contact;

import java.time.Instant;

/** An agent of the hotline has wrapped a call up. Published in the same transaction. */
public record CallEnded(long call, Instant at) {}
