package furong.recheck;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A sample of callbacks.
 *
 * @param until first day that does not count
 * @param seed published with it: whoever has it and the frame draws the same list
 * @param frame how many callbacks it was drawn from
 * @param mark a number made of all of them
 */
public record Draw(
        DrawId id,
        String number,
        LocalDate from,
        LocalDate until,
        String seed,
        long frame,
        long mark,
        int size,
        Instant at,
        String badge) {}
