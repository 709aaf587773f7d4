package furong.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Between instants and seconds since midnight of a plan's day. */
@Component
class Ticks {

    private static final int DAY = 24 * 3600;

    private final Clock clock;

    Ticks(Clock clock) {
        this.clock = clock;
    }

    int of(LocalDate day, Instant at) {
        return (int) Duration.between(day.atStartOfDay(clock.getZone()).toInstant(), at)
                .toSeconds();
    }

    Instant at(LocalDate day, int tick) {
        return day.atStartOfDay(clock.getZone()).toInstant().plusSeconds(tick);
    }

    /** The tick before which nothing can begin: now, today; nothing holds back another day's plan. */
    int now(LocalDate day) {
        return day.equals(today()) ? of(day, clock.instant()) : -DAY;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
