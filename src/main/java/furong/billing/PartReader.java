package furong.billing;

import furong.billing.Spans.Pause;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Segment;
import furong.platform.AcrossCustomers;
import furong.rating.Tariffs;
import furong.rating.Usage;
import furong.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a range of customers is charged for a month: one statement for each kind of thing. */
@Component
@AcrossCustomers("reads a range of customers")
class PartReader {

    private final JdbcClient db;
    private final Usage usage;
    private final Tariffs tariffs;
    private final Customers customers;

    PartReader(JdbcClient db, Usage usage, Tariffs tariffs, Customers customers) {
        this.db = db;
        this.usage = usage;
        this.tariffs = tariffs;
        this.customers = customers;
    }

    private record Key(long customer, long account) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byCustomer = Long.compare(customer, other.customer);
            return byCustomer != 0 ? byCustomer : Long.compare(account, other.account);
        }
    }

    /** Every account with something to charge, in order; for a real run without those billed already. */
    Collection<AccountMonth> read(long from, long until, RuleBook rules, Run.Kind kind) {
        var range = new Range(from, until, rules.month());
        var months = new TreeMap<Key, AccountMonth>();
        var pauses = pauses(range);
        range.segments = segments(range);
        periods(range, months, pauses);
        for (var total : usage.totals(from, until, rules.month(), tariffs.table()))
            at(range, months, pauses, total.customer().value(), total.account().value())
                    .totals()
                    .add(total);
        once(range, months, pauses);
        if (kind == Run.Kind.REAL) months.keySet().removeAll(billed(range));
        before(range, months, (int) rules.figure("ALARM_MONTHS"));
        return months.values();
    }

    /** Which customers of which month. */
    private static final class Range {
        private final long from;
        private final long until;
        private final LocalDate month;
        private Map<Long, Segment> segments = Map.of();

        Range(long from, long until, LocalDate month) {
            this.from = from;
            this.until = until;
            this.month = month;
        }

        Map<String, Object> parameters() {
            return Map.of("from", from, "until", until, "month", month, "end", month.plusMonths(1));
        }
    }

    private static AccountMonth at(
            Range range,
            Map<Key, AccountMonth> months,
            Map<Long, Map<Long, List<Pause>>> pauses,
            long customer,
            long account) {
        return months.computeIfAbsent(
                new Key(customer, account),
                key -> new AccountMonth(
                        new CustomerId(customer),
                        new AccountId(account),
                        range.segments.getOrDefault(customer, Segment.PUBLIC),
                        pauses.getOrDefault(customer, Map.of())));
    }

    private Map<Long, Segment> segments(Range range) {
        var ids = new HashSet<CustomerId>();
        db.sql("select customer from billing.account where customer >= :from and customer < :until")
                .params(range.parameters())
                .query(row -> {
                    ids.add(new CustomerId(row.getLong(1)));
                });
        var segments = new HashMap<Long, Segment>(ids.size() * 2);
        customers.segments(ids).forEach((id, segment) -> segments.put(id.value(), segment));
        return segments;
    }

    private void periods(Range range, Map<Key, AccountMonth> months, Map<Long, Map<Long, List<Pause>>> pauses) {
        db.sql("""
                        select customer, subscription, from_day, until_day, account, offer, features, number
                        from billing.period
                        where customer >= :from and customer < :until and from_day < :end
                          and (until_day is null or until_day > :month)
                        order by customer, subscription, from_day""").params(range.parameters()).query(row -> {
            var features = (String[]) row.getArray(7).getArray();
            at(range, months, pauses, row.getLong(1), row.getLong(5))
                    .periods()
                    .add(new Period(
                            new SubscriptionId(row.getLong(2)),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class),
                            new AccountId(row.getLong(5)),
                            new OfferId(row.getString(6)),
                            List.of(features),
                            row.getString(8)));
        });
    }

    private Map<Long, Map<Long, List<Pause>>> pauses(Range range) {
        var pauses = new HashMap<Long, Map<Long, List<Pause>>>();
        db.sql("""
                        select customer, subscription, from_day, until_day, reason from billing.pause
                        where customer >= :from and customer < :until and from_day < :end
                          and (until_day is null or until_day > :month)
                        order by customer, subscription, from_day""").params(range.parameters()).query(row -> {
            pauses.computeIfAbsent(row.getLong(1), customer -> new HashMap<>())
                    .computeIfAbsent(row.getLong(2), subscription -> new ArrayList<>())
                    .add(new Pause(
                            row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class), row.getString(5)));
        });
        return pauses;
    }

    private void once(Range range, Map<Key, AccountMonth> months, Map<Long, Map<Long, List<Pause>>> pauses) {
        db.sql("""
                        select customer, account, id, coalesce(subscription, 0), product, charge, words, amount_minor,
                               currency, happened_on
                        from billing.one_off
                        where customer >= :from and customer < :until and bill is null and happened_on < :end
                        order by customer, account, happened_on, id""").params(range.parameters()).query(row -> {
            at(range, months, pauses, row.getLong(1), row.getLong(2))
                    .once()
                    .add(new AccountMonth.Once(
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7),
                            row.getLong(8),
                            row.getString(9),
                            row.getObject(10, LocalDate.class)));
        });
    }

    private Set<Key> billed(Range range) {
        var billed = new HashSet<Key>();
        db.sql("""
                        select customer, account from billing.bill
                        where customer >= :from and customer < :until and cycle = :month""").params(range.parameters()).query(row -> {
            billed.add(new Key(row.getLong(1), row.getLong(2)));
        });
        return billed;
    }

    private void before(Range range, Map<Key, AccountMonth> months, int looking) {
        db.sql("""
                        select customer, account, total_minor from billing.bill
                        where customer >= :from and customer < :until and cycle >= :oldest and cycle < :month""")
                .params(range.parameters())
                .param("oldest", range.month.minusMonths(looking))
                .query(row -> {
                    var month = months.get(new Key(row.getLong(1), row.getLong(2)));
                    if (month != null) month.before().add(row.getLong(3));
                });
    }
}
