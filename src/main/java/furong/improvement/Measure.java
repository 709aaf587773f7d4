package furong.improvement;

/** What a transaction costs a customer, or the clerk in front of the customer. */
public enum Measure {
    SECONDS,
    CLICKS,
    TYPED,
    FIELDS,
    DOCUMENTS,
    CONTACTS,
    VISITS,
    DAYS
}
