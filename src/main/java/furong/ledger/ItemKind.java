package furong.ledger;

/** What a customer owes for. The last three are made by the ledger itself. */
public enum ItemKind {
    RENT,
    USAGE,
    ONE_OFF,
    DEPOSIT,
    LATE_FEE,
    ADJUSTMENT,
    OPENING,
    /** Money given back out of a credit on account. */
    REFUND,
    /** A credit on account that went over to another account of the customer. */
    TRANSFER_OUT,
    /** Takes a credit back: the cheque bounced, the debit was returned. */
    REVERSAL
}
