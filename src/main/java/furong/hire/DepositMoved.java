package furong.hire;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;

/**
 * A deposit was taken, given back, kept, or passed on to the next owner: published in the transaction of the fact, for
 * whoever keeps accounts. A deposit passed on is told of twice: PASSED_ON of whom it leaves, TAKEN of whom it comes to.
 *
 * @param account whose deposit it is
 * @param reference the caller's name of what brought it about; with {@code hire} and {@code what} it comes once
 */
public record DepositMoved(
        CustomerId customer, AccountId account, HireId hire, What what, Money amount, String reference, Instant at) {

    /** What became of it. */
    public enum What {
        TAKEN,
        GIVEN_BACK,
        KEPT,
        PASSED_ON
    }
}
