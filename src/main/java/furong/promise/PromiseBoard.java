package furong.promise;

import static furong.promise.PromiseRow.SELECT;
import static java.sql.Timestamp.from;

import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Page;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promises of a part of the house, for those who answer for them: what is due next, what is at risk, what was
 * broken, and how many were kept. Everything is counted twice, by who faces the customer and by who owns the product;
 * both counts have the same total.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a supervisor's lists and counts run over all customers of the units in scope")
public class PromiseBoard {

    /** Three quarters of the time gone and the clock does not stand, as {@link Promise#look} has it. */
    private static final String AT_RISK = "u.promise is null and :now >= p.due_at - (p.due_at - p.made_at) / 4";

    private final JdbcClient db;
    private final Clock clock;

    PromiseBoard(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The lists of the board. The first two show the earliest due first, the last the latest break first. */
    public enum Tab {
        OPEN,
        AT_RISK,
        BROKEN
    }

    /** Which promises: within a scope, and narrowed by whatever is not null or empty. */
    public record Filter(
            Scope scope,
            Tab tab,
            @Nullable PromiseType type,
            @Nullable UnitId unit,
            @Nullable String businessLine) {}

    /**
     * How one unit or one line of business stands.
     *
     * @param key the unit's id in its written form, or the line's code ("" for promises no line owns)
     * @param open all open ones; those at risk and overdue are among them
     * @param overdue past their time, not yet swept
     * @param broken broken in the last thirty days
     */
    public record Tally(String key, long open, long atRisk, long overdue, long broken) {}

    /**
     * How promises of one type ended in a period.
     *
     * @param kept done in time, also those of which we heard late
     * @param excused late for a cause that was not ours, with evidence
     */
    public record Rate(PromiseType type, long kept, long broken, long excused, long voided) {

        /** Kept of those that were ours to keep, in tenths of a percent; null if there were none. */
        public @Nullable Integer keptPermille() {
            return kept + broken == 0 ? null : Math.toIntExact(Math.round(1000.0 * kept / (kept + broken)));
        }
    }

    /** One page of a list. {@code after} is the {@code next} of the page before, null for the first. */
    public Page<Promise> list(Filter filter, @Nullable String after, int limit) {
        var newestFirst = filter.tab() == Tab.BROKEN;
        var start = Key.parse(after, newestFirst);
        var sql = SELECT + """
                where p.unit = any(:units)
                  and (cast(:type as text) is null or p.type = :type)
                  and (cast(:line as text) is null or p.business_line = :line)
                  and """ + " "
                + switch (filter.tab()) {
                    case OPEN -> "p.state = 'OPEN' and (p.due_at, p.customer, p.id) > (:at, :customer, :id)";
                    case AT_RISK ->
                        "p.state = 'OPEN' and (p.due_at, p.customer, p.id) > (:at, :customer, :id) and " + AT_RISK;
                    case BROKEN -> "p.state = 'BROKEN' and (p.ended_at, p.customer, p.id) < (:at, :customer, :id)";
                };
        var order = newestFirst
                ? " order by p.ended_at desc, p.customer desc, p.id desc limit :limit"
                : " order by p.due_at, p.customer, p.id limit :limit";
        var rows = db.sql(sql + order)
                .param("units", units(filter))
                .param("type", filter.type() == null ? null : filter.type().name())
                .param("line", filter.businessLine())
                .param("now", from(clock.instant()))
                .param("at", from(start.at()))
                .param("customer", start.customer())
                .param("id", start.id())
                .param("limit", limit + 1)
                .query((row, n) -> PromiseRow.of(row, n).promise())
                .list();
        return Page.of(rows, limit, promise -> Key.of(promise).text());
    }

    /** By the unit that faces the customer. */
    public List<Tally> byUnit(Scope scope) {
        return tallies("unit", scope).stream()
                .map(tally -> new Tally(
                        Ids.text(Long.parseLong(tally.key())),
                        tally.open(),
                        tally.atRisk(),
                        tally.overdue(),
                        tally.broken()))
                .toList();
    }

    /** By the line of business that owns the product. */
    public List<Tally> byBusinessLine(Scope scope) {
        return tallies("business_line", scope);
    }

    /** How promises ended in {@code [from, until)}, by type. */
    public List<Rate> rates(Scope scope, Instant since, Instant until) {
        return db.sql("""
                select type,
                    count(*) filter (where state = 'KEPT' or (state = 'BROKEN' and done_at <= due_at)) as kept,
                    count(*) filter (where state = 'BROKEN' and cause = 'OPERATOR'
                        and (done_at is null or done_at > due_at)) as broken,
                    count(*) filter (where state = 'BROKEN' and cause <> 'OPERATOR'
                        and (done_at is null or done_at > due_at)) as excused,
                    count(*) filter (where state = 'VOID') as voided
                from promise.promise
                where state <> 'OPEN' and ended_at >= :since and ended_at < :until and unit = any(:units)
                group by type order by type limit 100""")
                .param("since", from(since))
                .param("until", from(until))
                .param("units", scope.array())
                .query((row, n) -> new Rate(
                        PromiseType.valueOf(row.getString("type")),
                        row.getLong("kept"),
                        row.getLong("broken"),
                        row.getLong("excused"),
                        row.getLong("voided")))
                .list();
    }

    /** How one unit kept its promises of one type. */
    public record Kept(UnitId unit, PromiseType type, long kept, long broken, long excused) {}

    /** How promises ended in {@code [from, until)}, by unit and type: the parts of {@link #rates}. */
    public List<Kept> kept(Scope scope, Instant since, Instant until) {
        return db.sql("""
                select unit, type,
                    count(*) filter (where state = 'KEPT' or done_at <= due_at) as kept,
                    count(*) filter (where state = 'BROKEN' and cause = 'OPERATOR'
                        and (done_at is null or done_at > due_at)) as broken,
                    count(*) filter (where state = 'BROKEN' and cause <> 'OPERATOR'
                        and (done_at is null or done_at > due_at)) as excused
                from promise.promise
                where state in ('KEPT', 'BROKEN') and state <> 'OPEN'
                  and ended_at >= :since and ended_at < :until and unit = any(:units)
                group by unit, type order by unit, type limit 2000""")
                .param("since", from(since))
                .param("until", from(until))
                .param("units", scope.array())
                .query((row, n) -> new Kept(
                        new UnitId(row.getLong("unit")),
                        PromiseType.valueOf(row.getString("type")),
                        row.getLong("kept"),
                        row.getLong("broken"),
                        row.getLong("excused")))
                .list();
    }

    private List<Tally> tallies(String axis, Scope scope) {
        var now = clock.instant();
        return db.sql("select p." + axis + " as key, count(*) filter (where p.state = 'OPEN') as open,"
                        + " count(*) filter (where p.state = 'OPEN' and p.due_at >= :now and " + AT_RISK
                        + ") as at_risk,"
                        + """
                         count(*) filter (where p.state = 'OPEN' and u.promise is null and p.due_at < :now) as overdue,
                         count(*) filter (where p.state = 'BROKEN') as broken
                        from promise.promise p
                        left join promise.pause u
                            on u.customer = p.customer and u.promise = p.id and u.ended_at is null
                        where p.unit = any(:units)
                          and (p.state = 'OPEN' or (p.state = 'BROKEN' and p.ended_at >= :since))
                        group by 1 order by 1 limit 1000""")
                .param("now", from(now))
                .param("since", from(now.minus(30, ChronoUnit.DAYS)))
                .param("units", scope.array())
                .query((row, n) -> new Tally(
                        row.getString("key"),
                        row.getLong("open"),
                        row.getLong("at_risk"),
                        row.getLong("overdue"),
                        row.getLong("broken")))
                .list();
    }

    /** Nobody sees a unit out of their scope by naming it. */
    private static Long[] units(Filter filter) {
        var unit = filter.unit();
        if (unit == null) return filter.scope().array();
        return filter.scope().sees(unit) ? new Long[] {unit.value()} : new Long[0];
    }

    /** Where a page ends: a time in microseconds, as the database keeps it, and the promise. */
    private record Key(Instant at, long customer, long id) {

        private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

        static Key parse(@Nullable String text, boolean newestFirst) {
            if (text == null || text.isEmpty()) return new Key(newestFirst ? LAST : FIRST, 0, 0);
            var parts = text.split("-", 3);
            if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) throw new Refused("not-found", text);
            var at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            return new Key(at, Ids.parse(parts[1]), Ids.parse(parts[2]));
        }

        static Key of(Promise promise) {
            var ended = promise.endedAt();
            return new Key(
                    ended == null ? promise.dueAt() : ended,
                    promise.customer().value(),
                    promise.id().value());
        }

        String text() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + Ids.text(customer) + "-" + Ids.text(id);
        }
    }
}
