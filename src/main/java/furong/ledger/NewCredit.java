package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that lessens what a customer owes.
 *
 * @param id made by the caller; the same credit with the same id counts once
 * @param amount more than nothing
 * @param happenedOn when it came about, {@code countsOn} the business date it is booked on
 * @param reference the caller's own name for it, such as a receipt's number
 * @param otherSide code of the general-ledger account of the second entry, such as {@code cash.counter}
 * @param first items to settle before the rule's order, also where they are contested; empty: the rule alone
 */
public record NewCredit(
        CustomerId customer,
        AccountId account,
        ItemId id,
        CreditKind kind,
        Money amount,
        LocalDate happenedOn,
        LocalDate countsOn,
        String reference,
        String otherSide,
        List<ItemId> first) {

    public NewCredit {
        first = List.copyOf(first);
    }

    AccountKey key() {
        return new AccountKey(customer, account);
    }
}
