package furong.fulfilment;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import java.time.Instant;

/** A step takes longer than it may: somebody of {@code owner} must look. Published once for each step. */
public record StepStuck(
        CustomerId customer, String reference, int item, String code, UnitId owner, Instant since, String note) {}
