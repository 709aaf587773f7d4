package furong.ordering;

import furong.customer.CustomerId;
import java.time.Instant;

/** An order was given up and everything taken for it given back. Published in the same transaction. */
public record OrderCancelled(CustomerId customer, OrderId order, String number, String why, Instant at) {}
