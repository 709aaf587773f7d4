package furong.payment;

/** How money comes in. */
public enum PayChannel {
    COUNTER,
    COLLECTOR,
    AGENT,
    DIRECT_DEBIT,
    TRANSFER,
    PREPAID_CARD,
    ONLINE
}
