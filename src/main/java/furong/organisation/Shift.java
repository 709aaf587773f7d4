package furong.organisation;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a day in which a person or a crew is on duty, exactly one of the two. {@code until} is not included; 00:00
 * means the end of the day. A night is two shifts.
 */
public record Shift(@Nullable StaffId staff, @Nullable CrewId crew, LocalDate day, LocalTime from, LocalTime until) {

    public static Shift of(StaffId staff, LocalDate day, LocalTime from, LocalTime until) {
        return new Shift(staff, null, day, from, until);
    }

    public static Shift of(CrewId crew, LocalDate day, LocalTime from, LocalTime until) {
        return new Shift(null, crew, day, from, until);
    }
}
