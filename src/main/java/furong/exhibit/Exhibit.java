package furong.exhibit;

import java.time.Instant;

/**
 * A picture as it was kept.
 *
 * @param bytes a JPEG
 * @param sha256 of the bytes, as 64 hexadecimal digits: whoever holds a copy can show that it is the same
 */
public record Exhibit(ExhibitId id, byte[] bytes, String sha256, Instant at, String badge) {}
