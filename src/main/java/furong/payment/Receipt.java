package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Money somebody took, as their channel tells it. The caller makes the reference and keeps it before sending, so that it
 * can send the same again whenever it did not hear an answer.
 *
 * @param door which till, agent or file within the channel
 * @param reference unique within channel and door, at most 100 characters
 * @param amount more than nothing; any part of what is owed is taken, and more than that stays on the account
 * @param paidAt when the customer paid
 * @param valueDate when the money counts as ours
 * @param businessDate the door's accounting day; after its cut-over, the next one
 * @param otherSide the general-ledger account the money is on, such as {@code cash.counter}
 * @param first what to settle before the rule's order; empty for the rule alone
 */
public record Receipt(
        PayChannel channel,
        String door,
        String reference,
        CustomerId customer,
        AccountId account,
        Money amount,
        Instant paidAt,
        LocalDate valueDate,
        LocalDate businessDate,
        String otherSide,
        List<ItemId> first) {

    static final int TEXT_MAX = 100;

    public Receipt {
        first = List.copyOf(first);
    }

    /** Refused as {@code payment-amount} or {@code payment-reference} if it cannot be one. */
    void check() {
        if (!amount.isPositive()) throw Refused.field("amount", "payment-amount");
        if (!isText(door) || !isText(reference)) throw Refused.field("reference", "payment-reference", TEXT_MAX);
    }

    static boolean isText(String text) {
        return !text.isBlank() && text.length() <= TEXT_MAX;
    }
}
