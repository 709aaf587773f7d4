package furong.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The one clock of the house. It shows real time, unless a {@link TimeTravel} of a demo or a test has moved it. */
public class BusinessClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    public BusinessClock(Clock real) {
        this.real = real;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone).getZone().equals(getZone()) ? this : Clock.offset(real.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /** How far this clock shows a later (or, negative, earlier) time than the real one. */
    public Duration ahead() {
        return ahead;
    }

    void show(Instant time) {
        ahead = Duration.between(real.instant(), time);
    }

    void showRealTime() {
        ahead = Duration.ZERO;
    }
}
