package furong.subscription;

import java.time.Instant;

/** Something that holds a line back: why, since when, and whose badge put it there. */
public record Hold(Reason reason, Instant since, String badge) {}
