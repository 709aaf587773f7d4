package furong.network;

/** How many numbers ({@code kind} VOICE or PHS) or ports of a kind an exchange has in a state. */
public record Stock(String exchange, String kind, String state, int count) {}
