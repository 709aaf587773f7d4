package furong.ordering;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All orders somebody may see: lists, search by number, totals on both axes. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a board shows the orders of all customers of its reader's units")
public class OrderBoard {

    private static final int GROUPS_MAX = 10_000;

    private static final String MATCHING = """

            from ordering.service_order where owner = any(:scope)
               and (:state = '' or state = :state or state = 'OPEN' and stage = :state)
               and (:action = '' or action = :action)
               and (cast(:owner as bigint) is null or owner = :owner)
               and (:line = '' or business_line = :line)
               and (cast(:from as timestamptz) is null or placed_at >= :from)
               and (cast(:until as timestamptz) is null or placed_at < :until)""";

    /**
     * A number that begins so, or a badge. Written as bounds, because a plan made before the words are known cannot
     * use an index for {@code like}.
     */
    static final String WORDS = """

               and (number ~>=~ :beginning and number ~<~ :end or badge = :words)""";

    private final JdbcClient db;
    private final Clock clock;

    OrderBoard(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The newest {@code limit} orders that match, of units in {@code scope}. */
    public List<OrderRow> list(OrderFilter filter, Scope scope, int limit) {
        return list(filter, scope, null, limit);
    }

    /** Those that come after {@code after}, for whoever reads on; from the newest on if it is missing. */
    public List<OrderRow> list(OrderFilter filter, Scope scope, @Nullable OrderRow after, int limit) {
        var rest = after == null ? "" : " and (placed_at, id) < (:at, :id)";
        var order = " order by placed_at desc, id desc limit :limit";
        var query = bound("select *" + matching(filter) + rest + order, filter, scope)
                .param("limit", limit);
        if (after != null)
            query = query.param("at", Timestamp.from(after.placedAt()))
                    .param("id", after.id().value());
        return query.query((row, n) -> OrderRow.read(row)).list();
    }

    /** The orders that match, counted by the unit that faces the customer and by the owner of the product. */
    public OrderTotals totals(OrderFilter filter, Scope scope) {
        record Cell(long owner, String line, long orders, long open) {}
        var cells = bound(
                        "select owner, business_line, count(*) orders,"
                                + " count(*) filter (where state = 'OPEN') open"
                                + matching(filter)
                                + " group by owner, business_line limit :limit",
                        filter,
                        scope)
                .param("limit", GROUPS_MAX)
                .query((row, n) -> new Cell(
                        row.getLong("owner"),
                        row.getString("business_line"),
                        row.getLong("orders"),
                        row.getLong("open")))
                .list();
        var owners = new TreeMap<Long, OrderTotals.ByOwner>();
        var lines = new TreeMap<String, OrderTotals.ByLine>();
        var total = 0L;
        for (var cell : cells) {
            total += cell.orders;
            owners.merge(
                    cell.owner,
                    new OrderTotals.ByOwner(new UnitId(cell.owner), cell.orders, cell.open),
                    (a, b) -> new OrderTotals.ByOwner(a.owner(), a.orders() + b.orders(), a.open() + b.open()));
            lines.merge(
                    cell.line,
                    new OrderTotals.ByLine(cell.line, cell.orders, cell.open),
                    (a, b) -> new OrderTotals.ByLine(a.businessLine(), a.orders() + b.orders(), a.open() + b.open()));
        }
        return new OrderTotals(total, List.copyOf(owners.values()), List.copyOf(lines.values()));
    }

    /** How many orders are in each state; open ones by what they wait for: VISIT, NETWORK, WORK, DATE, NONE. */
    public Map<String, Long> states(Scope scope) {
        var counted = new HashMap<String, Long>();
        db.sql("""
                        select case state when 'OPEN' then stage else state end as state, count(*) orders
                        from ordering.service_order where owner = any(?) group by 1 limit 20""")
                .params((Object) scope.array())
                .query((row, n) -> counted.put(row.getString("state"), row.getLong("orders")))
                .list();
        return counted;
    }

    /** The order a printed number stands for. */
    public Optional<OrderRow> byNumber(String number) {
        record Entry(CustomerId customer, OrderId order) {}
        return db.sql("select customer, service_order from ordering.order_number where number = ?")
                .param(number.strip().toUpperCase(Locale.ROOT))
                .query((row, n) ->
                        new Entry(new CustomerId(row.getLong("customer")), new OrderId(row.getLong("service_order"))))
                .optional()
                .flatMap(entry -> db.sql("select * from ordering.service_order where customer = ? and id = ?")
                        .params(entry.customer.value(), entry.order.value())
                        .query((row, n) -> OrderRow.read(row))
                        .optional());
    }

    /**
     * How many orders were done in a period after which somebody is rung: by the crew's done, or, where no crew comes, by
     * completion. Each of them must be asked about.
     *
     * @param moves count moves only; else everything but moves
     */
    public long installed(Instant from, Instant until, boolean moves) {
        return db.sql("""
                        select count(*) from ordering.service_order
                        where installed_at >= :from and installed_at < :until and callback
                          and (action = 'MOVE') = :moves""")
                .param("moves", moves)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec bound(String sql, OrderFilter filter, Scope scope) {
        var query = db.sql(sql)
                .param("scope", scope.array())
                .param("state", filter.state())
                .param("action", filter.action())
                .param("owner", filter.owner() == null ? null : filter.owner().value())
                .param("line", filter.businessLine())
                .param("from", startOf(filter.from()))
                .param("until", startOf(filter.until()));
        return filter.words().isBlank()
                ? query
                : withWords(query, filter.words().strip());
    }

    /** Binds what {@link #WORDS} names. Numbers are capitals and digits: nothing in one comes after the last bound. */
    static JdbcClient.StatementSpec withWords(JdbcClient.StatementSpec query, String words) {
        var beginning = words.toUpperCase(Locale.ROOT);
        return query.param("words", words).param("beginning", beginning).param("end", beginning + "~");
    }

    private static String matching(OrderFilter filter) {
        return filter.words().isBlank() ? MATCHING : MATCHING + WORDS;
    }

    private @Nullable Timestamp startOf(@Nullable LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
