package furong.ledger;

import furong.platform.Money;

/** A part of a credit that settled a part of a debit. */
public record Allocation(ItemId debit, ItemId credit, Money amount) {}
