package furong.catalog;

import furong.platform.Label;
import furong.platform.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that can be added to a product, such as caller display.
 *
 * @param recurring per month; nothing if it is free
 * @param oneOff once, when it is added
 * @param soldFrom first day of these prices
 * @param example true until somebody has set the operator's own amounts
 */
public record Feature(
        String code, String product, Label name, Money recurring, Money oneOff, LocalDate soldFrom, boolean example) {

    private static final Label ONCE = new Label("次", "once");
    private static final Label MONTH = new Label("月", "month");

    /** What it costs, as the prices of an offer are told, so that both can be added up. */
    public List<Price> prices() {
        var prices = new ArrayList<Price>(2);
        if (oneOff.isPositive()) prices.add(new Price(code, PriceKind.ONE_OFF, name, oneOff, ONCE, example));
        prices.add(new Price(code, PriceKind.RECURRING, name, recurring, MONTH, example));
        return prices;
    }
}
