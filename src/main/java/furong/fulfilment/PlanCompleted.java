package furong.fulfilment;

import furong.customer.CustomerId;
import java.time.Instant;

/** Every step that counts is done. Published in the same transaction. */
public record PlanCompleted(CustomerId customer, String reference, Instant at) {}
