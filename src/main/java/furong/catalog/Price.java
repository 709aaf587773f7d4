package furong.catalog;

import furong.platform.Label;
import furong.platform.Money;
import java.util.List;

/**
 * One price of an offer on a day.
 *
 * @param code names the price among those of its offer, the same through all its changes
 * @param per what the amount is for: a month, a minute, a message
 * @param example true until somebody has set the operator's own amount
 */
public record Price(String code, PriceKind kind, Label name, Money amount, Label per, boolean example) {

    /** What all prices of one kind come to; usage prices have no total before there is usage. */
    public static Money total(List<Price> prices, PriceKind kind, String currency) {
        if (kind == PriceKind.USAGE) throw new IllegalArgumentException("usage has no total");
        return prices.stream()
                .filter(price -> price.kind == kind)
                .map(Price::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
