package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.LocalDate;

/**
 * Something a customer is to pay. Those with the same account, reference and {@code countsOn} become one journal.
 *
 * @param id made by the caller; the same charge with the same id counts once
 * @param product code of what it is for, "" if for none
 * @param amount more than nothing
 * @param happenedOn when it came about, {@code countsOn} the business date it is booked on
 * @param dueOn the last day to pay
 * @param reference the caller's own name for it, such as a bill's number
 * @param otherSide code of the general-ledger account of the second entry, such as {@code revenue.rent}
 */
public record NewCharge(
        CustomerId customer,
        AccountId account,
        ItemId id,
        ItemKind kind,
        String product,
        Money amount,
        LocalDate happenedOn,
        LocalDate countsOn,
        LocalDate dueOn,
        String reference,
        String otherSide) {

    AccountKey key() {
        return new AccountKey(customer, account);
    }
}
