package furong.dispatch;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import java.time.Instant;

/** The crew was at the door in vain, and the customer is to be offered other times at once. */
public record NewTimesWanted(CustomerId customer, VisitId visit, Instant at) {}
