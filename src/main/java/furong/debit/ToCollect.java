package furong.debit;

import furong.platform.Money;
import java.time.LocalDate;

/**
 * A line of a file of collections.
 *
 * @param first whether the mandate was never used before
 * @param bankAccount the number to collect from
 */
public record ToCollect(
        String endToEnd,
        Money amount,
        String mandate,
        LocalDate signedOn,
        boolean first,
        String payer,
        String bankAccount) {

    ToCollect with(String number) {
        return new ToCollect(endToEnd, amount, mandate, signedOn, first, payer, number);
    }

    @Override
    public String toString() {
        return "ToCollect[" + endToEnd + "]";
    }
}
