package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The line works again after the lift asked for under this reference, and any other hold, is gone. */
public record CameBack(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
