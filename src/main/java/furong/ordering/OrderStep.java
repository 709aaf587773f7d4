package furong.ordering;

import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param step PLACED, VISIT_MISSED, VISIT_FAILED, APPOINTMENT_CHANGED, VISIT_DONE, ACTIVATING, TESTED, COMPLETED or
 *     CANCELLED; named by {@code ordering.step.…}
 * @param note what a reader wants to know about it, in the words of whoever did it; may be empty
 */
public record OrderStep(Instant at, String step, String badge, String note) {}
