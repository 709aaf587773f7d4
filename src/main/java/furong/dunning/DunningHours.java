package furong.dunning;

import furong.platform.Holidays;
import furong.platform.WorkCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** When a step may be done: in its hours, not on holidays, each account at its own place in the window. */
@Component
class DunningHours {

    private static final String COUNTRY = "CN";

    private final Holidays holidays;
    private final ZoneId zone;

    DunningHours(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.zone = clock.getZone();
    }

    ZoneId zone() {
        return zone;
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** When a step due on a day is done for this account; what is late already is done as soon as it may be. */
    Instant slot(Rung rung, Facts facts, LocalDate day, Instant now) {
        var minutes = 1 + (rung.spreadMinutes() == 0 ? 0 : place(facts.account(), rung.step(), rung.spreadMinutes()));
        var slot = calendar(rung).plus(startOf(day), Duration.ofMinutes(minutes));
        return slot.isBefore(now) ? allowed(rung, now) : slot;
    }

    /** The first moment not before {@code from} at which the step may be done. */
    Instant allowed(Rung rung, Instant from) {
        return calendar(rung).plus(from, Duration.ofMillis(1)).minusMillis(1);
    }

    private WorkCalendar calendar(Rung rung) {
        return rung.onHolidays()
                ? new WorkCalendar(zone, rung.hours(), Map.of())
                : holidays.calendar(zone, rung.hours(), COUNTRY);
    }

    private static int place(long account, int step, int minutes) {
        return (int) Math.floorMod((account * 31 + step) * 0x9E3779B97F4A7C15L >>> 17, (long) minutes);
    }
}
