package furong.till;

import furong.payment.PaymentId;
import furong.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment taken in cash.
 *
 * @param again the form came a second time; nothing was booked now
 */
public record Taken(
        PaymentId payment, Money change, @Nullable LoanId loan, boolean again) {}
