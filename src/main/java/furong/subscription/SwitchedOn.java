package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** A leg was first seen on, before its test: a new line, or the new leg of one that moves. */
public record SwitchedOn(CustomerId customer, SubscriptionId subscription, String reference, Instant at) {}
