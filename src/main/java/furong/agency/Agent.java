package furong.agency;

import furong.platform.Label;
import java.time.LocalTime;

/**
 * A bank or the post.
 *
 * @param bic its business identifier code (ISO 9362), as bank messages name it
 * @param clearing the general-ledger account on which what it took waits for its money
 * @param cutOff local time at which its business day ends by itself
 * @param feeMinor what it asks for each payment, in fen
 * @param keepsFee whether it transfers what is left after the fees
 * @param perSecondMax requests a second that one of its keys may make
 */
public record Agent(
        AgentCode code,
        Kind kind,
        Label name,
        String bic,
        String clearing,
        LocalTime cutOff,
        long feeMinor,
        boolean keepsFee,
        int perSecondMax) {

    /** Banks also collect by direct debit; the post only takes. */
    public enum Kind {
        BANK,
        POST
    }
}
