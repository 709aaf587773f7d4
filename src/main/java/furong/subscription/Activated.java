package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The line was switched on and passed its test, which is why {@code testPassed} is always true. */
public record Activated(
        CustomerId customer, SubscriptionId subscription, String reference, Instant at, boolean testPassed) {}
