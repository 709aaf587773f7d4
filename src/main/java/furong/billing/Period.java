package furong.billing;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a subscription is charged the same way.
 *
 * @param until the first day no longer, null for still going on
 * @param features codes of what it can do besides
 */
record Period(
        SubscriptionId subscription,
        LocalDate from,
        @Nullable LocalDate until,
        AccountId account,
        OfferId offer,
        List<String> features,
        @Nullable String number) {

    /** Whether it is charged the same; a number costs nothing. */
    boolean sameAs(Period other) {
        return account.equals(other.account) && offer.equals(other.offer) && features.equals(other.features);
    }
}
