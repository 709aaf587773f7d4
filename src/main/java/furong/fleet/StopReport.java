package furong.fleet;

import java.time.Instant;

/** What a crew reported of a stop. */
public record StopReport(int people, String note, Instant at, String badge) {}
