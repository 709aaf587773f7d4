package furong.debit;

import furong.platform.Label;

/**
 * What a bank's reason leads to.
 *
 * @param code of ISO 20022's external list; {@code *} stands for any other
 * @param feeMinor what the customer is charged for it, in fen
 */
public record Reason(String code, Label name, Does does, int retryAfterDays, int retriesMax, long feeMinor) {

    /** Try again later, stop the mandate, or call the customer. */
    public enum Does {
        RETRY,
        STOP,
        CALL
    }
}
