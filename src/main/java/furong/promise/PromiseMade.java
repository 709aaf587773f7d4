package furong.promise;

import furong.customer.CustomerId;
import java.time.Instant;

/** A promise was made in the transaction that publishes this. */
public record PromiseMade(CustomerId customer, PromiseId promise, PromiseType type, String subject, Instant dueAt) {}
