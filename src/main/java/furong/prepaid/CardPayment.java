package furong.prepaid;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.platform.Money;
import java.util.List;

/**
 * Pays from a card, at a counter, on the web or by telephone.
 *
 * @param pin the secret number as it was typed; blanks and dashes do not count
 * @param amount how much of the card; what the account does not owe waits on it
 * @param key the caller's own for it: sent twice, paid once
 * @param caller who is trying, for the limit of wrong numbers: a telephone number, a session, a badge
 * @param first what to settle first, such as the items of one of the services; empty for the rule alone
 */
public record CardPayment(
        String pin,
        CustomerId customer,
        AccountId account,
        Money amount,
        String key,
        String caller,
        List<ItemId> first) {

    public CardPayment {
        first = List.copyOf(first);
    }

    /** Without the secret number: this may end up in a log. */
    @Override
    public String toString() {
        return "CardPayment[" + account + ", " + amount + ", " + key + "]";
    }
}
