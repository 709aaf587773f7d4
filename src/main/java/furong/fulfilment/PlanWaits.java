package furong.fulfilment;

import furong.customer.CustomerId;
import furong.fulfilment.Plan.Stage;

/** A plan waits for something else now. Published in the same transaction. */
public record PlanWaits(CustomerId customer, String reference, Stage stage) {}
