package furong.payment;

import furong.ledger.ItemId;
import furong.platform.Id;
import furong.platform.Ids;

/** One payment. In the ledger its credit has the same number, so that neither has to look the other up. */
public record PaymentId(long value) implements Id {

    public static PaymentId of(String text) {
        return new PaymentId(Ids.parse(text));
    }

    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    /** The credit this payment is in the ledger. */
    public ItemId credit() {
        return new ItemId(value);
    }
}
