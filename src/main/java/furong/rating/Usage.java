package furong.rating;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Page;
import furong.subscription.SubscriptionId;
import java.io.BufferedReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was used: taken once for each key, rated on arrival, added up when its month is closed. */
@Component
@AcrossCustomers("records come from switches and leave in bill runs, for many customers at once")
public class Usage {

    private static final int MONTHS_LATE = 12;

    private final JdbcClient db;
    private final UsageImport imports;
    private final UsageMonths months;
    private final Tariffs tariffs;
    private final ZoneId zone;

    Usage(JdbcClient db, UsageImport imports, UsageMonths months, Tariffs tariffs, Clock clock) {
        this.db = db;
        this.imports = imports;
        this.months = months;
        this.tariffs = tariffs;
        this.zone = clock.getZone();
    }

    /** One use as the customer may read it. */
    public record Detail(
            SubscriptionId subscription,
            Tariff tariff,
            Instant startedAt,
            String peer,
            long quantity,
            long units,
            Money amount,
            String key) {}

    /** Takes records that {@code source} names by keys of its own; each once, however often it is sent. */
    public Imported take(String source, Collection<UsageRecord> uses) {
        return uses.isEmpty() ? new Imported(0, 0, 0) : imports.take(source, uses);
    }

    /**
     * Takes a file of records, a line each: {@code key,kind,address,peer,started at,quantity}. Of any size: it is never
     * held as a whole. Stopped half-way, it may be taken again; what was taken is then known.
     */
    public Imported takeFile(String source, String name, BufferedReader lines, Actor by) {
        return imports.take(source, name, lines, by);
    }

    /** Adds up a month, once, whatever comes later counts in the next; see {@link #totals}. */
    public void close(LocalDate cycle) {
        months.prepare(List.of(cycle, cycle.plusMonths(1)));
        months.close(cycle);
    }

    /** The sums of customers from {@code from} until before {@code until} for a closed month; open ones add up as they are now. */
    @Transactional(readOnly = true)
    public List<MonthTotal> totals(long from, long until, LocalDate cycle, TariffTable table) {
        var sql = months.closed(cycle) ? """
                  select customer, account, subscription, tariff, records, quantity, units, days, amount_minor
                  from rating.month_total where customer >= :from and customer < :until and cycle = :cycle""" : LIVE + """
                  where customer >= :from and customer < :until and month between :oldest and :cycle
                    and counts_in = :cycle
                  group by customer, account, subscription, tariff""";
        var statement = db.sql(sql).param("from", from).param("until", until).param("cycle", cycle);
        if (!months.closed(cycle))
            statement =
                    statement.param("oldest", cycle.minusMonths(MONTHS_LATE)).param("zone", zone.getId());
        return statement.query((row, n) -> total(row, table)).list();
    }

    private static final String LIVE = """
            select customer, account, subscription, tariff, count(*) as records, sum(quantity) as quantity,
                   sum(units) as units, count(distinct cast(started_at at time zone :zone as date)) as days,
                   sum(amount_minor) as amount_minor
            from rating.usage
            """;

    /** What a customer used in months not closed yet. */
    @Transactional(readOnly = true)
    public List<MonthTotal> unbilled(CustomerId customer) {
        var table = tariffs.table();
        return db.sql(LIVE + """
                        where customer = :customer and counts_in in
                            (select cycle from rating.cycle where closed_at is null)
                        group by customer, account, subscription, tariff, counts_in
                        order by account, subscription, tariff limit 500""")
                .param("customer", customer.value())
                .param("zone", zone.getId())
                .query((row, n) -> total(row, table))
                .list();
    }

    /** Every use that stands on a month's bill, in the order it happened; {@code after} is a page's {@code next}. */
    @Transactional(readOnly = true)
    public Page<Detail> details(
            CustomerId customer, AccountId account, LocalDate cycle, @Nullable String after, int limit) {
        var table = tariffs.table();
        var from = after == null ? "" : after;
        var rows = db.sql("""
                        select subscription, tariff, started_at, peer, quantity, units, amount_minor, source_key
                        from rating.usage
                        where customer = :customer and account = :account and month between :oldest and :cycle
                          and counts_in = :cycle and to_char(started_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || source_key > :after
                        order by to_char(started_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || source_key limit :limit""")
                .param("customer", customer.value())
                .param("account", account.value())
                .param("oldest", cycle.minusMonths(MONTHS_LATE))
                .param("cycle", cycle)
                .param("after", from)
                .param("limit", limit + 1)
                .query((row, n) -> {
                    var tariff = table.get(row.getLong("tariff"));
                    return new Detail(
                            new SubscriptionId(row.getLong("subscription")),
                            tariff,
                            row.getTimestamp("started_at").toInstant(),
                            row.getString("peer"),
                            row.getLong("quantity"),
                            row.getLong("units"),
                            new Money(row.getLong("amount_minor"), tariff.currency()),
                            row.getString("source_key"));
                })
                .list();
        return Page.of(rows, limit, Usage::key);
    }

    /** The files taken last, newest first. */
    @Transactional(readOnly = true)
    public List<TakenFile> files(int limit) {
        return db.sql("""
                        select id, source, name, begun_at, ended_at, badge, taken, known, refused
                        from rating.import order by begun_at desc limit ?""")
                .param(limit)
                .query((row, n) -> new TakenFile(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("name"),
                        row.getTimestamp("begun_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        row.getString("badge"),
                        new Imported(row.getLong("taken"), row.getLong("known"), row.getLong("refused"))))
                .list();
    }

    /** A file of usage records; {@code endedAt} null while it is read, and if it was cut off. */
    public record TakenFile(
            long id,
            String source,
            String name,
            Instant begunAt,
            @Nullable Instant endedAt,
            String badge,
            Imported imported) {}

    private static MonthTotal total(ResultSet row, TariffTable table) throws SQLException {
        return new MonthTotal(
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                new SubscriptionId(row.getLong("subscription")),
                table.get(row.getLong("tariff")),
                row.getLong("records"),
                row.getLong("quantity"),
                row.getLong("units"),
                row.getInt("days"),
                row.getLong("amount_minor"));
    }

    private static String key(Detail detail) {
        return java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                        .withZone(java.time.ZoneOffset.UTC)
                        .format(detail.startedAt())
                + detail.key();
    }
}
