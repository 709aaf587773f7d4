package furong.customer;

/** The kinds of paper by which a customer is known. */
public enum DocumentType {
    ID_CARD,
    PASSPORT,
    BUSINESS_LICENCE,
    MILITARY_ID,
    OTHER
}
