package furong.resource;

/** A number nobody has, and the exchange it belongs to. */
public record FreeNumber(String number, String exchange) {}
