package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The network has let go of a cancelled line; its number and port were given back. */
public record Ended(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
