package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.organisation.Segment;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's bill of an account; it never changes. What was wrong is taken off by credit notes.
 *
 * @param cycle first day of the month it is for
 * @param tax what of the total is tax
 * @param lines empty in a list of bills
 * @param notes what was taken off
 * @param asked what shall be taken off when a second person agrees
 */
public record Bill(
        BillId id,
        CustomerId customer,
        AccountId account,
        String number,
        LocalDate cycle,
        Segment segment,
        LocalDate madeOn,
        LocalDate dueOn,
        Money charges,
        Money discount,
        Money tax,
        Money total,
        List<Line> lines,
        List<CreditNote> notes,
        List<CreditNote> asked) {

    /** What a line charges for. */
    public enum Kind {
        RENT,
        USAGE,
        ONE_OFF,
        DISCOUNT,
        TAX
    }

    /**
     * One line.
     *
     * @param phone the number it is for, {@code ""} where there is none
     * @param until the first day no longer
     * @param quantity days of a rent; seconds, kibioctets or messages of a use
     * @param item the ledger's item it is part of
     */
    public record Line(
            int line,
            Kind kind,
            String product,
            @Nullable SubscriptionId subscription,
            String phone,
            Label name,
            LocalDate from,
            LocalDate until,
            long quantity,
            Money amount,
            @Nullable ItemId item) {}

    /** What was taken off afterwards; {@code line} null for off the whole. */
    public record CreditNote(
            String number, @Nullable Integer line, Money amount, String reason, Instant at, String badge) {}

    /** The last day it is for. */
    public LocalDate lastDay() {
        return cycle.plusMonths(1).minusDays(1);
    }

    /** What is left of it after credit notes. */
    public Money net() {
        return notes.stream().map(CreditNote::amount).reduce(total, Money::minus);
    }
}
