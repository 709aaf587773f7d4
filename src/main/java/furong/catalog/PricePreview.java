package furong.catalog;

import furong.platform.Label;
import furong.platform.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of prices comes to, before it is agreed: each monthly price before and after, what the running month
 * makes of it by the day, and what is paid once. The amounts of the lines add up to those of the whole.
 *
 * @param effective first day of the new prices
 * @param days days of the running month from then on
 * @param daysOfMonth all days of that month
 * @param before all monthly prices until then
 * @param after all monthly prices from then on
 * @param thisMonth what is added to the running month, or given back if negative
 * @param once what is paid once
 */
public record PricePreview(
        LocalDate effective,
        int days,
        int daysOfMonth,
        List<Line> lines,
        List<Price> oneOff,
        Money before,
        Money after,
        Money thisMonth,
        Money once) {

    /**
     * One monthly price.
     *
     * @param kept whether it stands there before and after; what is free can be added, too
     * @param thisMonth its difference for the days left, rounded once
     */
    public record Line(String code, Label name, boolean kept, Money before, Money after, Money thisMonth) {

        public boolean changed() {
            return !kept || !before.equals(after);
        }
    }

    /**
     * Compares what is paid before with what is paid after. What is paid once counts if it was not there before: who
     * has paid an installation does not pay it again with another speed.
     *
     * @param effective at the earliest {@code begin}; from {@code end} on, the running month stays as it is
     * @param begin first day of the running month
     * @param end first day after it
     */
    public static PricePreview of(
            List<Price> before, List<Price> after, LocalDate effective, LocalDate begin, LocalDate end) {
        if (!begin.isBefore(end)) throw new IllegalArgumentException(begin + " to " + end);
        if (effective.isBefore(begin)) throw new IllegalArgumentException(effective + " before " + begin);
        var all = ChronoUnit.DAYS.between(begin, end);
        var left = Math.max(0, ChronoUnit.DAYS.between(effective, end));
        var currency = currency(before, after);
        var lines = lines(before, after, left, all, Money.zero(currency));
        var paid = of(before, PriceKind.ONE_OFF).stream().map(Price::code).toList();
        var oneOff = of(after, PriceKind.ONE_OFF).stream()
                .filter(price -> !paid.contains(price.code()))
                .toList();
        return new PricePreview(
                effective,
                Math.toIntExact(left),
                Math.toIntExact(all),
                lines,
                oneOff,
                Price.total(before, PriceKind.RECURRING, currency),
                Price.total(after, PriceKind.RECURRING, currency),
                lines.stream().map(Line::thisMonth).reduce(Money.zero(currency), Money::plus),
                Price.total(oneOff, PriceKind.ONE_OFF, currency));
    }

    private static List<Line> lines(List<Price> before, List<Price> after, long left, long all, Money nothing) {
        var was = new LinkedHashMap<String, Price>();
        var will = new LinkedHashMap<String, Price>();
        for (var price : of(before, PriceKind.RECURRING)) was.put(price.code(), price);
        for (var price : of(after, PriceKind.RECURRING)) will.put(price.code(), price);
        if (was.size() + will.size()
                != of(before, PriceKind.RECURRING).size()
                        + of(after, PriceKind.RECURRING).size())
            throw new IllegalArgumentException("a price stands there twice");
        var names = new LinkedHashMap<String, Label>();
        for (var price : was.values()) names.put(price.code(), price.name());
        for (var price : will.values()) names.put(price.code(), price.name());
        var lines = new ArrayList<Line>();
        names.forEach((code, name) -> {
            var from = amount(was.get(code), nothing);
            var to = amount(will.get(code), nothing);
            var kept = was.containsKey(code) && will.containsKey(code);
            lines.add(new Line(code, name, kept, from, to, to.minus(from).share(left, all)));
        });
        return List.copyOf(lines);
    }

    private static Money amount(@Nullable Price price, Money nothing) {
        return price == null ? nothing : price.amount();
    }

    private static List<Price> of(List<Price> prices, PriceKind kind) {
        return prices.stream().filter(price -> price.kind() == kind).toList();
    }

    private static String currency(List<Price> before, List<Price> after) {
        if (!before.isEmpty()) return before.getFirst().amount().currency();
        if (!after.isEmpty()) return after.getFirst().amount().currency();
        throw new IllegalArgumentException("no price at all");
    }
}
