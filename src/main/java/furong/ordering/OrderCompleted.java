package furong.ordering;

import furong.customer.CustomerId;
import furong.subscription.SubscriptionId;
import java.time.Instant;

/** The line works and was tested; the customer has what was ordered. Published in the same transaction. */
public record OrderCompleted(
        CustomerId customer,
        OrderId order,
        String number,
        SubscriptionId subscription,
        boolean visitCame,
        Instant at) {}
