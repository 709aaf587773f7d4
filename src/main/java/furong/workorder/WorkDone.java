package furong.workorder;

import furong.customer.CustomerId;
import furong.platform.Actor;
import java.time.Instant;

/** A desk has done its part. Published in the same transaction. */
public record WorkDone(CustomerId customer, String reference, String task, WorkOrderId work, Instant at, Actor by) {}
