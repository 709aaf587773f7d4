package furong.conduct;

import furong.platform.Holidays;
import furong.platform.WeeklyHours;
import furong.platform.WorkCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The limits of a proceeding: whole working days, so that a holiday shortens nobody's time to answer. */
@Component
class Limits {

    private static final String COUNTRY = "CN";
    private static final WeeklyHours OFFICE = WeeklyHours.parse("MON-FRI 09:00-17:00");

    private final Holidays holidays;
    private final Clock clock;

    Limits(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    /** When the {@code days}-th working day after the day of {@code from} is over; that day itself does not count. */
    Instant after(Instant from, int days) {
        var calendar = calendar();
        return calendar.endOf(calendar.plusWorkingDays(day(from), days));
    }

    /** When so many days by the calendar are over: the long time in which new evidence is still heard. */
    Instant late(Instant from, int days) {
        return calendar().endOf(day(from).plusDays(days));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private WorkCalendar calendar() {
        return holidays.calendar(clock.getZone(), OFFICE, COUNTRY);
    }
}
