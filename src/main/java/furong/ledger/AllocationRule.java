package furong.ledger;

import furong.ledger.Rows.OpenItem;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a credit settles what is owed, as data. A published version never changes.
 *
 * @param code {@code DEFAULT}, or the kind of credit it is for
 * @param since the first business date it holds on
 * @param criteria what is compared first, second, third
 * @param kinds kinds of item from the first to settle to the last; those not named come after
 * @param products products likewise
 */
public record AllocationRule(
        String code,
        int version,
        LocalDate since,
        List<Criterion> criteria,
        List<String> kinds,
        List<String> products,
        Label note) {

    public static final String DEFAULT = "DEFAULT";

    /** What two items are compared by. */
    public enum Criterion {
        AGE,
        KIND,
        PRODUCT
    }

    public AllocationRule {
        criteria = List.copyOf(criteria);
        kinds = List.copyOf(kinds);
        products = List.copyOf(products);
    }

    /** The first to settle comes first; of two that the rule does not tell apart, the one made first. */
    Comparator<OpenItem> order() {
        Comparator<OpenItem> order = (one, other) -> 0;
        for (var criterion : criteria) {
            order = order.thenComparing(
                    switch (criterion) {
                        case AGE -> Comparator.comparing((OpenItem item) -> item.of.due());
                        case KIND -> Comparator.comparingInt((OpenItem item) -> rank(kinds, item.of.kind()));
                        case PRODUCT -> Comparator.comparingInt((OpenItem item) -> rank(products, item.of.product()));
                    });
        }
        return order.thenComparingLong(item -> item.of.id());
    }

    private static int rank(List<String> named, String value) {
        var place = named.indexOf(value);
        return place < 0 ? named.size() : place;
    }
}
