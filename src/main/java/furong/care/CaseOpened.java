package furong.care;

import furong.customer.CustomerId;
import java.time.Instant;

/** A case was taken up. Published in the same transaction. */
public record CaseOpened(CustomerId customer, CaseId id, String number, Instant dueAt, Instant at) {}
