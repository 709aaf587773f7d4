package furong.ordering;

import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param step PLACED, VISIT_MISSED, VISIT_FAILED, APPOINTMENT_CHANGED, STUCK, COMPLETED or CANCELLED; named by
 *     {@code ordering.step.…}. What its plan did stands in the plan.
 * @param note what a reader wants to know about it, in the words of whoever did it; may be empty
 */
public record OrderStep(Instant at, String step, String badge, String note) {}
