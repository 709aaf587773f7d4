package furong.ordering;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.customer.Customers;
import furong.platform.Label;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Puts into words, in both languages, what a customer is about to agree to. The same order always gives the same words, so
 * that what was signed can be compared with what is done.
 */
@Component
class Agreement {

    private static final String OWNER_CHANGES = "过户前的费用由原机主付清，押金随业务转给新机主，号码不变。"
            + " Charges until the transfer are the former owner's; a deposit goes over; the number stays.";

    private final Catalog catalog;
    private final Customers customers;
    private final Clock clock;
    private final String currency;

    Agreement(Catalog catalog, Customers customers, Clock clock, @Value("${furong.currency}") String currency) {
        this.catalog = catalog;
        this.customers = customers;
        this.clock = clock;
        this.currency = currency;
    }

    String text(NewOrder order, Checks.Wanted wanted, Money fee) {
        var lines = new ArrayList<String>();
        lines.add(both(wanted.transaction().name()));
        lines.add("客户 Customer: " + wanted.customer().name() + " "
                + wanted.customer().number());
        var line = wanted.line();
        if (line != null && line.terms().number() != null)
            lines.add("号码 Number: " + line.terms().number());
        if (line != null && !line.terms().offer().equals(wanted.offer().id()))
            lines.add("原套餐 From: " + both(catalog.offer(line.terms().offer()).name()));
        lines.add("套餐 Offer: " + both(wanted.offer().name()));
        if (!wanted.features().isEmpty()) lines.add("功能 Features: " + String.join(", ", features(wanted)));
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var monthly = monthly(wanted.offer().id(), wanted, wanted.features(), today);
        var before = line == null
                ? monthly
                : monthly(line.terms().offer(), wanted, line.terms().features(), today);
        lines.add("月费 Monthly: " + (before.equals(monthly) ? "" : amount(before) + " → ") + amount(monthly));
        var old = wanted.oldPlace();
        if (old != null && !old.id().equals(wanted.place().id())) lines.add("原地址 Old place: " + old.line());
        lines.add("地址 Place: " + wanted.place().line());
        if (wanted.number() != null) lines.add("新号码 New number: " + wanted.number());
        var owner = order.wishes().newOwner();
        if (owner != null) {
            var theirs = customers.get(owner.customer());
            lines.add("新机主 New owner: " + theirs.name() + " " + theirs.number());
            lines.add(OWNER_CHANGES);
        }
        var day = order.wishes().effective();
        lines.add("生效 From: " + (day == null ? "立即 at once" : day));
        lines.add("费用 Fee: " + amount(fee));
        return String.join("\n", lines);
    }

    private Money monthly(OfferId offer, Checks.Wanted wanted, Collection<String> features, LocalDate on) {
        var prices = new ArrayList<>(catalog.prices(offer, on));
        var codes = features.stream().map(Checks::code).toList();
        for (var feature : catalog.features(wanted.offer().product().code(), on))
            if (codes.contains(feature.code())) prices.addAll(feature.prices());
        return Price.total(prices, PriceKind.RECURRING, currency);
    }

    private static String amount(Money amount) {
        return amount.decimal() + " " + amount.currency();
    }

    private List<String> features(Checks.Wanted wanted) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var names = catalog.features(wanted.offer().product().code(), today).stream()
                .collect(Collectors.toMap(Feature::code, feature -> both(feature.name())));
        return wanted.features().stream()
                .sorted()
                .map(feature ->
                        feature.replace(Checks.code(feature), names.getOrDefault(Checks.code(feature), feature)))
                .toList();
    }

    private static String both(Label label) {
        return label.zh() + " " + label.en();
    }
}
