package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The new leg passed its test and is the line from now on; the old one still works. */
public record LegLive(CustomerId customer, SubscriptionId subscription, MoveId move, String reference, Instant at) {}
