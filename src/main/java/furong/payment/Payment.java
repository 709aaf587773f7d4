package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was booked.
 *
 * @param settled how much of it settled what was owed
 * @param onAccount how much of it was more than that and waits for the next bill
 * @param badge who took it
 * @param reversal how it was taken back; null while it stands
 */
public record Payment(
        CustomerId customer,
        PaymentId id,
        AccountId account,
        PayChannel channel,
        String door,
        String reference,
        Money amount,
        Money settled,
        Money onAccount,
        Instant paidAt,
        LocalDate valueDate,
        LocalDate businessDate,
        String otherSide,
        Instant postedAt,
        String badge,
        @Nullable Reversal reversal) {

    /** Why, when and by whom a payment was taken back. */
    public record Reversal(String reason, Instant at, String badge) {}

    public boolean stands() {
        return reversal == null;
    }
}
