package furong.travel;

import java.time.Instant;

/**
 * A way that was driven: from the door of one visit to the door of the next.
 *
 * @param reference unique: the same trip told twice teaches once
 * @param left when the work before was done
 * @param arrived when the next door was reached
 */
public record Trip(String reference, Spot from, Spot to, Instant left, Instant arrived) {}
