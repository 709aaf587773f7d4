package furong.subscription;

import furong.customer.CustomerId;
import java.time.Instant;

/** The network has let go of the old leg; its port, and its number if that changed, were given back. */
public record OldLegGone(CustomerId customer, SubscriptionId subscription, MoveId move, String reference, Instant at) {}
