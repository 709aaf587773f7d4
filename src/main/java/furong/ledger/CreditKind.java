package furong.ledger;

/** Why a customer owes less. */
public enum CreditKind {
    PAYMENT,
    CREDIT_NOTE,
    COMPENSATION,
    DEPOSIT_RETURN,
    WRITE_OFF,
    CARD,
    GOODWILL,
    /** Came from another account of the customer; made by the ledger itself. */
    TRANSFER_IN
}
