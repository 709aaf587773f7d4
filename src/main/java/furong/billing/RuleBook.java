package furong.billing;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.organisation.Segment;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything a month is billed by, as it counts on that month's days: read once for a run, and the same for all of it. */
final class RuleBook {

    private final LocalDate month;
    private final Catalog catalog;
    private final TransactionTemplate apart;
    private final Map<String, Long> figures;
    private final List<PauseRule> pauses;
    private final List<Discount> discounts;
    private final List<Tax> taxes;
    private final Map<LocalDate, Map<OfferId, List<Price>>> prices = new ConcurrentHashMap<>();
    private final Map<OfferId, Offer> offers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Feature>> features = new ConcurrentHashMap<>();

    private RuleBook(
            LocalDate month,
            Catalog catalog,
            TransactionTemplate apart,
            Map<String, Long> figures,
            List<PauseRule> pauses,
            List<Discount> discounts,
            List<Tax> taxes) {
        this.month = month;
        this.catalog = catalog;
        this.apart = apart;
        this.figures = figures;
        this.pauses = pauses;
        this.discounts = discounts;
        this.taxes = taxes;
    }

    record PauseRule(String product, String reason, int permille) {}

    record Discount(String code, String segment, String product, String kind, int permille, Label name) {}

    record Tax(String product, int permille, boolean included, Label name) {

        /** The tax in an amount, or on top of it; half a minor unit is rounded up. */
        long of(long amount) {
            var base = included ? 1000L + permille : 1000L;
            return new Money(amount, "CNY").share(permille, base).minor();
        }
    }

    /** A monthly price by its code. */
    record Monthly(String charge, Label name, long minor, String currency) {}

    LocalDate month() {
        return month;
    }

    long figure(String code) {
        var value = figures.get(code);
        if (value == null) throw new IllegalStateException("no rule " + code + " on " + month);
        return value;
    }

    /** What is charged each month for an offer and what was added to it, as it was on a day. */
    List<Monthly> monthly(Period period, LocalDate on) {
        var wanted = prices.computeIfAbsent(on, catalog::prices).get(period.offer());
        if (wanted == null) throw new Refused("bill-no-price", period.offer().value());
        var monthly = new ArrayList<Monthly>();
        for (var price : wanted)
            if (price.kind() == PriceKind.RECURRING && price.amount().isPositive())
                monthly.add(new Monthly(
                        price.code(),
                        named(period.offer(), price.name()),
                        price.amount().minor(),
                        price.amount().currency()));
        for (var feature : period.features()) {
            var code = feature.contains("=") ? feature.substring(0, feature.indexOf('=')) : feature;
            var sold = features(product(period.offer())).get(code);
            if (sold != null && sold.recurring().isPositive())
                monthly.add(new Monthly(
                        "F_" + code,
                        sold.name(),
                        sold.recurring().minor(),
                        sold.recurring().currency()));
        }
        return monthly;
    }

    String product(OfferId offer) {
        return offer(offer).product().code();
    }

    /** What part of the rent counts on days without service. The product's own rule comes first, then the reason's. */
    int permille(String product, String reason) {
        for (var rule : pauses)
            if ((rule.product().isEmpty() || rule.product().equals(product))
                    && (rule.reason().isEmpty() || rule.reason().equals(reason))) return rule.permille();
        return 0;
    }

    List<Discount> discounts(Segment segment) {
        return discounts.stream()
                .filter(discount ->
                        discount.segment().isEmpty() || discount.segment().equals(segment.name()))
                .toList();
    }

    Tax tax(String product) {
        for (var tax : taxes) if (tax.product().equals(product) || tax.product().isEmpty()) return tax;
        throw new IllegalStateException("no tax for " + product);
    }

    private Label named(OfferId offer, Label price) {
        var name = offer(offer).name();
        return new Label(name.zh() + " " + price.zh(), name.en() + ", " + lower(price.en()));
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /** Asked for apart: an offer that is not there must not undo the part of a run that asks. */
    private Offer offer(OfferId offer) {
        return offers.computeIfAbsent(offer, wanted -> apart.execute(status -> catalog.offer(wanted)));
    }

    private Map<String, Feature> features(String product) {
        return features.computeIfAbsent(product, code -> {
            var sold = new java.util.HashMap<String, Feature>();
            for (var feature : catalog.features(code, month)) sold.put(feature.code(), feature);
            return sold;
        });
    }

    /** Opens the book at a month. */
    @Component
    static class Shelf {

        private static final int ROWS_MAX = 5000;

        private final JdbcClient db;
        private final Catalog catalog;
        private final TransactionTemplate apart;

        Shelf(JdbcClient db, Catalog catalog, PlatformTransactionManager transactions) {
            this.db = db;
            this.catalog = catalog;
            this.apart = new TransactionTemplate(transactions);
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        RuleBook open(LocalDate month) {
            var figures = new java.util.HashMap<String, Long>();
            db.sql("select code, value from billing.rule where valid_from <= ? order by valid_from limit ?")
                    .params(month, ROWS_MAX)
                    .query(row -> {
                        figures.put(row.getString(1), row.getLong(2));
                    });
            return new RuleBook(month, catalog, apart, figures, pauses(month), discounts(month), taxes(month));
        }

        private List<PauseRule> pauses(LocalDate month) {
            return db.sql("""
                            select distinct on (product = '', product, reason = '', reason) product, reason, permille
                            from billing.pause_rule where valid_from <= ?
                            order by product = '', product, reason = '', reason, valid_from desc limit ?""")
                    .params(month, ROWS_MAX)
                    .query((row, n) -> new PauseRule(row.getString(1), row.getString(2), row.getInt(3)))
                    .list();
        }

        private List<Discount> discounts(LocalDate month) {
            return db.sql("""
                            select code, segment, product, kind, permille, name_zh, name_en from billing.discount
                            where valid_from <= :month and (valid_until is null or :month < valid_until)
                            order by code limit :max""")
                    .param("month", month)
                    .param("max", ROWS_MAX)
                    .query((row, n) -> new Discount(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            new Label(row.getString(6), row.getString(7))))
                    .list();
        }

        private List<Tax> taxes(LocalDate month) {
            return db.sql("""
                            select distinct on (product = '', product) product, permille, included, name_zh, name_en
                            from billing.tax where valid_from <= ?
                            order by product = '', product, valid_from desc limit ?""")
                    .params(month, ROWS_MAX)
                    .query((row, n) -> new Tax(
                            row.getString(1),
                            row.getInt(2),
                            row.getBoolean(3),
                            new Label(row.getString(4), row.getString(5))))
                    .list();
        }
    }
}
