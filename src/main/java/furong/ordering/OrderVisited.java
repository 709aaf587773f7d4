package furong.ordering;

import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** The crew has done its work where the service is to be. Published in the same transaction. */
public record OrderVisited(CustomerId customer, OrderId order, StaffId handler, UnitId handlerUnit, Instant at) {}
