package furong.till;

import furong.platform.Money;
import java.util.List;

/**
 * What should be in a till: the change it began with, the cash taken, and what went in and out besides.
 *
 * @param payments how many payments that stand
 * @param taken their cash
 */
public record TillTotal(Money change, int payments, Money taken, List<Movement> movements, Money cash) {

    /** Cash into (positive) or out of the till that is no payment. */
    public record Movement(Kind kind, Money amount, String reference, java.time.Instant at, String badge) {}

    /** Why cash moved. */
    public enum Kind {
        TO_SAFE,
        FROM_COLLECTOR,
        PAID_OUT
    }
}
