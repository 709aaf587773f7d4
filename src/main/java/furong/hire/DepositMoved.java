package furong.hire;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deposit was taken, given back, kept, or passed on to the next owner: published in the transaction of the fact, for
 * whoever keeps accounts.
 *
 * @param account whose deposit it is
 * @param reference the caller's name of what brought it about; with {@code hire} and {@code what} it comes once
 * @param from whose it was, where it was taken over from somebody
 */
public record DepositMoved(
        CustomerId customer,
        AccountId account,
        HireId hire,
        What what,
        Money amount,
        String reference,
        Instant at,
        @Nullable Former from) {

    /** Whose deposit it was, and for which hire. */
    public record Former(CustomerId customer, AccountId account, HireId hire) {}

    /** What became of it. */
    public enum What {
        /** The customer owes it from now on: it may wait for the next bill. */
        TAKEN,
        /** The thing came back: the customer is to have the deposit again, against what is owed or in money. */
        GIVEN_BACK,
        /** The customer keeps the thing and has paid for it with the deposit. */
        KEPT,
        /** It is the next owner's now; no money is paid out or asked for, the two settle it between them. */
        PASSED_ON,
        /** The same, told of whom it came to. */
        TAKEN_OVER
    }
}
