package furong.ordering;

import furong.organisation.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null or empty leaves a condition out.
 *
 * @param state an order state's code, or what an open one waits for: VISIT, NETWORK, WORK, DATE
 * @param action what is done: INSTALL, MOVE, …
 * @param words the beginning of an order number, or a whole badge number
 * @param from first day of placing
 * @param until day after the last
 */
public record OrderFilter(
        String state,
        String action,
        @Nullable UnitId owner,
        String businessLine,
        String words,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    public static final OrderFilter ALL = new OrderFilter("", "", null, "", "", null, null);
}
