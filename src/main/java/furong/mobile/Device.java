package furong.mobile;

import java.time.Instant;

/**
 * The device that sends.
 *
 * @param id its own name for itself
 * @param sentAt what its clock shows while it sends
 */
public record Device(String id, Instant sentAt) {}
