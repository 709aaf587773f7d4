package furong.till;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.platform.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cash over the counter.
 *
 * @param amount what is booked: all, a part, or more than what is owed
 * @param given what the customer laid down; what is more than {@code amount} goes back as change
 * @param lend where the customer is short of {@code amount}: lend them the rest from the hall's fund; null: do not
 * @param key of the form, so that a form sent twice pays once
 */
public record CashPayment(
        CustomerId customer,
        AccountId account,
        Money amount,
        Money given,
        @Nullable Lend lend,
        String key,
        List<ItemId> first) {

    /** To whom the fund lends and why; the person may be another than the customer. */
    public record Lend(String to, String reason) {}

    public CashPayment {
        first = List.copyOf(first);
    }

    Money missing() {
        return amount.minus(given);
    }
}
