package furong.mobile;

/** A picture as it came; {@code type} is what its first bytes say it is. */
public record Picture(String type, byte[] bytes) {}
