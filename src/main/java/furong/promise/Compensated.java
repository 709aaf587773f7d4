package furong.promise;

import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;

/** A broken promise got its compensation, or (negative) that compensation was reversed. At most once each. */
public record Compensated(CustomerId customer, PromiseId promise, String subject, Money amount, Instant at) {}
