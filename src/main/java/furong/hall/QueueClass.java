package furong.hall;

import furong.platform.Label;
import java.time.Duration;
import java.time.Instant;

/**
 * A kind of ticket.
 *
 * @param letter begins the printed number
 * @param priority for disabled and elderly people
 * @param headStart a ticket counts as issued this much earlier than it was: it passes those who came at most so long
 *     before it, and nobody who came earlier. So it waits little and nobody starves.
 * @param target what 95 of 100 should wait at most
 */
public record QueueClass(
        String code, String letter, Label name, boolean priority, Duration headStart, Duration target) {

    /** The place in the order of calling of a ticket issued at {@code issued}: earlier is called earlier. */
    Instant rank(Instant issued) {
        return issued.minus(headStart);
    }
}
