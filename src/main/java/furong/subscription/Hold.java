package furong.subscription;

import java.time.Instant;

/**
 * Something that holds a line back: why, since when, and whose badge put it there.
 *
 * @param soft the line goes on, without what costs
 */
public record Hold(Reason reason, Instant since, String badge, boolean soft) {}
