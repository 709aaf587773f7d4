package furong.till;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.payment.PaymentId;
import furong.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was lent to a customer who was short.
 *
 * @param lentTo who stood at the counter
 * @param badge who lent it
 * @param end how it ended; null while it is open
 */
public record Loan(
        CustomerId customer,
        LoanId id,
        AccountId account,
        PaymentId payment,
        Money amount,
        String lentTo,
        String reason,
        String badge,
        Instant at,
        @Nullable End end) {

    /** Brought back, or waived by somebody else than who lent it. */
    public record End(How how, String reason, Instant at, String badge) {}

    /** How a loan ends. */
    public enum How {
        REPAID,
        WAIVED
    }
}
