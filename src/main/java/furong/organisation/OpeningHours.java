package furong.organisation;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** One stretch of a weekday in which a hall is open, {@code until} not included; a lunch break makes two of them. */
public record OpeningHours(DayOfWeek day, LocalTime from, LocalTime until) {

    public boolean contains(DayOfWeek weekday, LocalTime time) {
        return day == weekday && !time.isBefore(from) && time.isBefore(until);
    }
}
