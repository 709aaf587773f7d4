package furong.promise;

import furong.customer.CustomerId;
import java.time.Instant;

/** What was promised was done in time. */
public record PromiseKept(CustomerId customer, PromiseId promise, PromiseType type, String subject, Instant at) {}
