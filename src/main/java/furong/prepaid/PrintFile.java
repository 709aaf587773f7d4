package furong.prepaid;

/** What goes to the printer: serials and secret numbers, sealed so that only the printer can read them. Kept nowhere. */
public record PrintFile(String name, String sealed) {}
