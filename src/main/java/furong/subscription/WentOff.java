package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** A hold put under this reference is in force: the network was seen to have switched every leg off. */
public record WentOff(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
