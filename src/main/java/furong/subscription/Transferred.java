package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/**
 * A line belongs to another customer from now on, and worked all the while.
 *
 * @param subscription what the old owner had, {@code successor} what the new one has
 */
public record Transferred(
        CustomerId customer,
        SubscriptionId subscription,
        CustomerId newOwner,
        SubscriptionId successor,
        String reference,
        Instant at) {}
