package furong.dunning;

import furong.organisation.Segment;
import furong.platform.WeeklyHours;

/**
 * One step of a ladder for one segment.
 *
 * @param step its place, counted from 1
 * @param afterDays days overdue; of {@code TERMINATE}, days wholly suspended
 * @param minMinor who owes less than that is left alone by this step, in minor units
 * @param tries how often a reminder is tried before it counts as used up
 * @param retryHours between two tries
 * @param hours of the week in which it may be done
 * @param onHolidays whether public holidays are days like others
 * @param spreadMinutes the working minutes over which accounts are spread
 * @param template what is said, "" where nothing is
 */
public record Rung(
        Segment segment,
        int step,
        Action action,
        int afterDays,
        long minMinor,
        int tries,
        int retryHours,
        WeeklyHours hours,
        boolean onHolidays,
        int spreadMinutes,
        String template) {

    /** What a step does. */
    public enum Action {
        REMIND,
        /** Keeps the line from what costs. */
        SOFT,
        /** Switches the line off. */
        FULL,
        /** Gives the line up. */
        TERMINATE
    }
}
