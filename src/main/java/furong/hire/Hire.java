package furong.hire;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing that came with a service.
 *
 * @param code of the equipment in the catalogue
 * @param hired false where the customer bought it or brought their own: nothing is to come back
 * @param deposit taken for it; zero without one
 * @param reference the caller's name of what it came with
 * @param over how the hire ended; null while it lasts
 * @param depositOverAt when the deposit went where it belongs; null while we hold it
 */
public record Hire(
        CustomerId customer,
        HireId id,
        AccountId account,
        SubscriptionId subscription,
        String code,
        Label name,
        boolean hired,
        Money deposit,
        String reference,
        Instant handedOutAt,
        @Nullable Over over,
        @Nullable Instant depositOverAt) {

    /** How a hire ended. */
    public enum Over {
        /** It came back. */
        RETURNED,
        /** The customer keeps it and pays for it with the deposit. */
        KEPT,
        /** It went over to the next owner with the service. */
        PASSED_ON
    }

    /** Whether it is still to come back. */
    public boolean lasts() {
        return hired && over == null;
    }

    /** Whether we hold a deposit for it. */
    public boolean holdsDeposit() {
        return hired && deposit.isPositive() && depositOverAt == null;
    }
}
