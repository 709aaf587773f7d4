package furong.conduct;

import furong.platform.Money;

/**
 * What a breach may cost in one month: the share the house's rule names, and never more than the law leaves room for.
 *
 * @param wanted what the rule asks for: a share of the month's income
 * @param cap what the law lets an employer take from the month's wage, less what was taken in that month already
 * @param room how far the wage lies above the local minimum wage, less what was taken already
 * @param amount what is taken: the smallest of the three, and not less than nothing
 */
public record Deduction(Money wanted, Money cap, Money room, Money amount) {

    /**
     * Pure. {@code share} and {@code capShare} are in thousandths.
     *
     * @param income the month's income
     * @param wage the month's wage, which the law's share is counted from
     * @param minimum the local minimum wage of a month
     * @param taken what was taken from the same month's wage before
     */
    public static Deduction of(Money income, int share, Money wage, int capShare, Money minimum, Money taken) {
        var nothing = Money.zero(income.currency());
        var wanted = income.share(share, 1000);
        // rounded down: the law's share is a limit
        var cap = new Money(Math.floorDiv(Math.multiplyExact(wage.minor(), (long) capShare), 1000), wage.currency())
                .minus(taken);
        var room = wage.minus(minimum).minus(taken);
        var amount = wanted.min(cap).min(room);
        return new Deduction(wanted, cap, room, amount.isPositive() ? amount : nothing);
    }

    /** Whether the law left less than the rule asked for. */
    public boolean isCapped() {
        return amount.compareTo(wanted) < 0;
    }
}
