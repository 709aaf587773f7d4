package furong.ledger;

import furong.platform.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What was charged to an account and credited to it in a time, and the balance before, after each line and at the end.
 * A positive balance is what the customer owes.
 *
 * @param from the first day, {@code until} the first day after the last
 * @param truncated whether there are more lines than a statement has room for; then the closing balance still counts all
 */
public record Statement(
        AccountKey account,
        LocalDate from,
        LocalDate until,
        Money opening,
        List<Line> lines,
        Money closing,
        boolean truncated) {

    /**
     * One item.
     *
     * @param kind name of an {@link ItemKind} or a {@link CreditKind}
     * @param amount positive if it was charged, negative if it was credited
     * @param open how much of it is not settled today, never negative
     */
    public record Line(
            ItemId item,
            LocalDate countsOn,
            LocalDate happenedOn,
            String kind,
            String product,
            String reference,
            Money amount,
            Money balance,
            Money open,
            Money contested) {}

    public Statement {
        lines = List.copyOf(lines);
    }

    public Money charged() {
        return sum(true);
    }

    public Money credited() {
        return sum(false).negated();
    }

    private Money sum(boolean charged) {
        return lines.stream()
                .map(Line::amount)
                .filter(amount -> amount.isPositive() == charged)
                .reduce(Money.zero(opening.currency()), Money::plus);
    }
}
