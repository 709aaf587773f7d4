package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer promised to pay what was overdue on the day it was granted.
 *
 * @param dueOn the last day
 * @param badge who granted it
 */
public record PromiseToPay(
        CustomerId customer,
        long id,
        AccountId account,
        Money amount,
        LocalDate dueOn,
        State state,
        Instant grantedAt,
        @Nullable Instant endedAt,
        String badge,
        String note) {

    /** Whether it was kept. */
    public enum State {
        OPEN,
        KEPT,
        BROKEN,
        WITHDRAWN
    }
}
