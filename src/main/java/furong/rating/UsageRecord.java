package furong.rating;

import java.time.Instant;

/**
 * One use of a line, as a switch, a message centre or an access server reports it.
 *
 * @param key names the record with its source for ever; the same key again is the same use
 * @param address the number that is charged, or {@code svc:} and a service of the network
 * @param peer who was called, {@code ""} where nobody was
 * @param quantity in the measure of {@code kind}
 */
public record UsageRecord(String key, UsageKind kind, String address, String peer, Instant startedAt, long quantity) {}
