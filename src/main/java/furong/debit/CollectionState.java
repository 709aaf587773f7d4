package furong.debit;

/** How far a collection is; one that was paid may come back for months. */
public enum CollectionState {
    DRAWN,
    SENT,
    ACCEPTED,
    PAID,
    REJECTED,
    RETURNED
}
