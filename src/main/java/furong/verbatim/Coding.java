package furong.verbatim;

import java.time.Instant;
import java.util.List;

/** What somebody sorted a customer's words under, by which version of the frame; {@code round} 2 is the second coder. */
public record Coding(int round, int frame, long coder, String badge, Instant at, List<String> codes) {}
