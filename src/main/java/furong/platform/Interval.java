package furong.platform;

import java.time.Duration;
import java.time.Instant;

/** A span of time from an instant until just before another; never empty. */
public record Interval(Instant from, Instant until) {

    public Interval {
        if (!from.isBefore(until)) throw new IllegalArgumentException("empty interval: " + from + " until " + until);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
