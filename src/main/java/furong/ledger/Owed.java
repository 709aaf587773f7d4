package furong.ledger;

import furong.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands.
 *
 * @param open all that is not settled yet, contested or not
 * @param contested the part of it that is set aside while it is examined
 * @param onAccount credit that waits for something to settle
 * @param overdueSince the day after the earliest due day that passed unpaid and uncontested; null if none did
 */
public record Owed(
        Money open,
        Money contested,
        Money onAccount,
        @Nullable LocalDate overdueSince) {

    /** What the customer may be asked for: what is open and not contested. */
    public Money payable() {
        return open.minus(contested);
    }
}
