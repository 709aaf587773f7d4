package furong.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.modulith.moments.HourHasPassed;
import org.springframework.stereotype.Component;

/**
 * Moves the clock and lets every hour and day in between pass, as Spring Modulith's own moments would have announced
 * them. Exists only where {@code furong.time-travel} is true: in a demo and in tests, never in production.
 */
@Component
@ConditionalOnProperty("furong.time-travel")
public class TimeTravel {

    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    TimeTravel(BusinessClock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /** Goes forward to {@code time}, hour by hour; each announcement is heard with the clock showing that very hour. */
    public synchronized void forwardTo(Instant time) {
        var zone = clock.getZone();
        var hour = clock.instant().atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        while (!hour.toInstant().isAfter(time)) {
            clock.show(hour.toInstant());
            events.publishEvent(HourHasPassed.of(hour.minusHours(1).toLocalDateTime()));
            if (hour.getHour() == 0)
                events.publishEvent(DayHasPassed.of(hour.toLocalDate().minusDays(1)));
            hour = hour.plusHours(1);
        }
        if (time.isAfter(clock.instant())) clock.show(time);
    }

    public void forwardBy(Duration duration) {
        forwardTo(clock.instant().plus(duration));
    }

    /** Puts the clock somewhere, also back, without announcing anything: the start of a story. */
    public void startAt(Instant time) {
        clock.show(time);
    }

    public void backToRealTime() {
        clock.showRealTime();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
