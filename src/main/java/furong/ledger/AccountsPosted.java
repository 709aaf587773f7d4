package furong.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Something was posted to these accounts. One event tells of a whole batch, soon after the postings were committed and
 * not in their transaction; an account may be named again without a reason. Listeners look up how it stands.
 */
public record AccountsPosted(List<AccountKey> accounts, Instant at) {}
