package furong.staffing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What came to the hotline in half an hour.
 *
 * @param slot the half hour of the day, 0 for 00:00 to 47 for 23:30
 * @param handled what all answered calls took together, wrap-up included
 * @param inTime answered within the time of the target then in force
 */
public record Arrival(LocalDate day, int slot, int calls, Duration handled, int answered, int inTime) {

    public static final int SLOTS = 48;
    public static final Duration LENGTH = Duration.ofMinutes(30);

    public static int slotOf(LocalTime time) {
        return (int) (time.toSecondOfDay() / LENGTH.toSeconds());
    }

    public static LocalTime from(int slot) {
        return LocalTime.MIDNIGHT.plus(LENGTH.multipliedBy(slot));
    }
}
