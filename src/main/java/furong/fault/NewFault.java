package furong.fault;

import furong.contact.ContactChannel;
import furong.contact.ContactId;
import furong.customer.CustomerId;
import furong.subscription.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * A line that does not work, as its customer tells it.
 *
 * @param symptom code of {@link Handbook#symptoms}
 * @param call the call in which it was told; null for another way
 */
public record NewFault(
        CustomerId customer,
        SubscriptionId subscription,
        String symptom,
        String note,
        ContactChannel channel,
        @Nullable ContactId call) {}
