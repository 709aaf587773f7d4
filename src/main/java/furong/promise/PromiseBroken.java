package furong.promise;

import furong.customer.CustomerId;
import java.time.Instant;

/** The time of a promise passed and what was promised was not done. Published once for each, at its break. */
public record PromiseBroken(CustomerId customer, PromiseId promise, PromiseType type, String subject, Instant dueAt) {}
