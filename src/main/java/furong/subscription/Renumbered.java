package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The network was seen to carry the line under its new number; the old one was given back or announces it. */
public record Renumbered(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
