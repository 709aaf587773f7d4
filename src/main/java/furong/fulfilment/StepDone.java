package furong.fulfilment;

import furong.customer.CustomerId;
import furong.platform.Actor;
import java.time.Instant;

/** A step is done. Published in the same transaction. */
public record StepDone(
        CustomerId customer, String reference, int item, String code, String kind, Instant at, Actor by) {}
