package furong.ordering;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.platform.Label;
import furong.platform.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts into words, in both languages, what a customer is about to agree to. The same order always gives the same words, so
 * that what was signed can be compared with what is done.
 */
@Component
class Agreement {

    private final Catalog catalog;
    private final Clock clock;

    Agreement(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
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
        var old = wanted.oldPlace();
        if (old != null && !old.id().equals(wanted.place().id())) lines.add("原地址 Old place: " + old.line());
        lines.add("地址 Place: " + wanted.place().line());
        if (wanted.number() != null) lines.add("新号码 New number: " + wanted.number());
        var owner = order.wishes().newOwner();
        if (owner != null) lines.add("新机主 New owner: " + owner.customer().text());
        var day = order.wishes().effective();
        lines.add("生效 From: " + (day == null ? "立即 at once" : day));
        lines.add("费用 Fee: " + BigDecimal.valueOf(fee.minor(), 2) + " " + fee.currency());
        return String.join("\n", lines);
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
