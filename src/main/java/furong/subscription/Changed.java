package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The network was seen to carry the line with its new tariff and features. */
public record Changed(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
