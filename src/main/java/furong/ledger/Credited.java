package furong.ledger;

import furong.platform.Money;
import java.util.List;

/** What became of a credit: how much of it settled something, and how much waits on the account. */
public record Credited(ItemId credit, Money settled, Money onAccount, List<Allocation> allocations) {}
