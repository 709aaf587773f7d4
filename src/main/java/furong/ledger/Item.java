package furong.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a debit or a credit.
 *
 * @param amount in minor units, more than nothing
 * @param dueOn null for a credit
 */
record Item(
        AccountKey key,
        long id,
        boolean debit,
        String kind,
        String product,
        LocalDate happenedOn,
        @Nullable LocalDate dueOn,
        String reference,
        long amount) {

    LocalDate due() {
        return dueOn == null ? happenedOn : dueOn;
    }
}
