package furong.promise;

import java.time.LocalTime;

/** How long we give ourselves, as a rule says it. Kinds of term are few; each has its own arithmetic in the clock. */
public sealed interface Term {

    /** Hours as they pass, day and night. */
    record Hours(int count) implements Term {}

    /** Whole days; the day it begins does not count, and the last one counts until its midnight. */
    record CalendarDays(int count) implements Term {}

    /** As calendar days, but days off do not count and make-up days do. */
    record WorkingDays(int count) implements Term {}

    /** Hours of work: nights, lunch breaks and days off do not count. */
    record WorkingHours(int count) implements Term {}

    /** What begins by {@code cutoff} is due the same day at midnight; what begins later, {@code otherwise} hours on. */
    record SameDay(LocalTime cutoff, int otherwise) implements Term {
        public SameDay {
            if (cutoff.toSecondOfDay() + otherwise * 3600L < 86_400)
                throw new IllegalArgumentException(
                        "beginning after " + cutoff + " would be due before beginning at it");
        }
    }

    /** Whatever time was agreed with the customer: the end of an appointment's window. */
    record Agreed() implements Term {}
}
