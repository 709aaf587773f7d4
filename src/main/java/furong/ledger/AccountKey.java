package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import java.util.Comparator;

/** An account and whose it is. Locks are taken in this order. */
public record AccountKey(CustomerId customer, AccountId account) implements Comparable<AccountKey> {

    private static final Comparator<AccountKey> ORDER = Comparator.comparingLong(
                    (AccountKey key) -> key.customer().value())
            .thenComparingLong(key -> key.account().value());

    @Override
    public int compareTo(AccountKey other) {
        return ORDER.compare(this, other);
    }
}
