package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;

/** An account a run could not bill, and why: a code of {@code refused.…}, or what went wrong in the machine's words. */
public record Parked(
        long id, CustomerId customer, AccountId account, LocalDate cycle, RunId run, String why, Instant parkedAt) {}
