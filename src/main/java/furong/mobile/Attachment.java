package furong.mobile;

import java.time.Instant;

/** A photo or a signature of a visit; {@code arrived}: whether the picture itself is there. {@code kind}: PHOTO, SIGNATURE. */
public record Attachment(String sha256, String kind, Instant at, String badge, boolean arrived) {}
