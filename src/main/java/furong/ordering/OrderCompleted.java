package furong.ordering;

import furong.customer.CustomerId;
import furong.subscription.SubscriptionId;
import java.time.Instant;

/**
 * The customer has what was ordered. Published in the same transaction.
 *
 * @param action what was done: INSTALL, MOVE, CHANGE, …
 * @param callsBack whether somebody is to ring the customer now
 */
public record OrderCompleted(
        CustomerId customer,
        OrderId order,
        String action,
        String number,
        SubscriptionId subscription,
        boolean visitCame,
        boolean callsBack,
        Instant at) {}
