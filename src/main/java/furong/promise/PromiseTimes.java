package furong.promise;

import static java.sql.Timestamp.from;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long it took to do what was promised, from when the time began to run until it was done, whatever was promised:
 * what laws and regulators ask about. Void promises count nowhere: nobody owed them any more.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("times are counted over all customers of a jurisdiction")
public class PromiseTimes {

    private final JdbcClient db;
    private final Rules rules;

    PromiseTimes(JdbcClient db, Rules rules) {
        this.db = db;
        this.rules = rules;
    }

    /**
     * What is counted.
     *
     * @param jurisdiction its code; those below it count too
     * @param from the first moment that counts, by when something was done
     * @param until the first that does not
     * @param limit what took longer was late
     */
    public record Asked(
            PromiseType type,
            String jurisdiction,
            Scope scope,
            boolean rural,
            Instant from,
            Instant until,
            Duration limit) {}

    /**
     * The counts.
     *
     * @param done done in the period
     * @param average null if nothing was done
     * @param late done in the period, and took longer than the limit
     * @param excused of the late, those for a cause that was not ours, with evidence
     * @param open not done when the period ended though the limit had passed
     * @param mark a number made of every row behind {@code done}: another one means other rows
     */
    public record Times(
            long done,
            @Nullable Duration average,
            @Nullable Duration longest,
            long late,
            long excused,
            long open,
            long mark) {}

    /** Which rows stand behind a number. */
    public enum Which {
        DONE,
        LONGEST,
        LATE,
        EXCUSED,
        OPEN
    }

    /**
     * One promise behind a number.
     *
     * @param doneAt null while it is not done
     * @param took until it was done, or until the period ended
     */
    public record Row(
            CustomerId customer,
            PromiseId promise,
            String subject,
            UnitId unit,
            Instant began,
            @Nullable Instant doneAt,
            Duration took,
            String cause) {}

    private static final String DONE = """
            from promise.promise p
            where p.type = :type and p.jurisdiction = any(:where) and p.done_at is not null
              and p.done_at >= :from and p.done_at < :until and p.state <> 'VOID'
              and p.rural = :rural and p.unit = any(:units)""";

    private static final String UNDONE = """
            from promise.promise p
            where p.type = :type and p.jurisdiction = any(:where) and p.rural = :rural and p.unit = any(:units)
              and p.began_at < :latest
              and (p.done_at is null and (p.state <> 'VOID' or p.ended_at >= :until) or p.done_at >= :until)""";

    /** The same as two counts, each of which one index answers alone. */
    private static final String COUNT_UNDONE = """
            select (select count(*) from promise.promise p
                    where p.type = :type and p.jurisdiction = any(:where) and p.rural = :rural and p.unit = any(:units)
                      and p.began_at < :latest and p.done_at is null and (p.state <> 'VOID' or p.ended_at >= :until))
                 + (select count(*) from promise.promise p
                    where p.type = :type and p.jurisdiction = any(:where) and p.rural = :rural and p.unit = any(:units)
                      and p.began_at < :latest and p.done_at is not null and p.done_at >= :until)""";

    private static final String LATE = " and p.done_at - p.began_at > make_interval(secs => :limit)";
    private static final String EXCUSED = LATE + " and p.state = 'BROKEN' and p.cause <> 'OPERATOR'";

    public Times times(Asked asked) {
        var open = bound(COUNT_UNDONE, asked).query(Long.class).single();
        return bound("""
                        select count(*) as done,
                            avg(extract(epoch from p.done_at - p.began_at)) as average,
                            max(extract(epoch from p.done_at - p.began_at)) as longest,
                            count(*) filter (where p.done_at - p.began_at > make_interval(secs => :limit)) as late,
                            count(*) filter (where p.done_at - p.began_at > make_interval(secs => :limit)
                                and p.state = 'BROKEN' and p.cause <> 'OPERATOR') as excused,
                            coalesce(bit_xor(hashtextextended(
                                p.customer || ':' || p.id || ':' || extract(epoch from p.done_at), 0)), 0) as mark
                        """ + DONE, asked)
                .query((row, n) -> new Times(
                        row.getLong("done"),
                        span(row, "average"),
                        span(row, "longest"),
                        row.getLong("late"),
                        row.getLong("excused"),
                        open,
                        row.getLong("mark")))
                .single();
    }

    /**
     * A page of the rows behind a number, oldest first; of {@code LONGEST} only one page, the longest first.
     *
     * @param after the {@code next} of the page before, null for the first
     */
    public Page<Row> rows(Asked asked, Which which, @Nullable String after, int limit) {
        var start = Key.parse(after);
        var by = which == Which.OPEN ? "p.began_at" : "p.done_at";
        var rest = which == Which.LONGEST ? "" : " and (" + by + ", p.customer, p.id) > (:at, :customer, :id)";
        var order = which == Which.LONGEST
                ? " order by took desc, p.customer, p.id"
                : " order by " + by + ", p.customer, p.id";
        var query = bound(
                        "select p.customer, p.id, p.subject, p.unit, p.began_at, p.done_at, p.cause,"
                                + " extract(epoch from coalesce(case when p.done_at < :until then p.done_at end, :until)"
                                + " - p.began_at) as took "
                                + switch (which) {
                                    case DONE, LONGEST -> DONE;
                                    case LATE -> DONE + LATE;
                                    case EXCUSED -> DONE + EXCUSED;
                                    case OPEN -> UNDONE;
                                }
                                + rest + order + " limit :rows",
                        asked)
                .param("rows", which == Which.LONGEST ? limit : limit + 1);
        if (which != Which.LONGEST)
            query = query.param("at", from(start.at))
                    .param("customer", start.customer)
                    .param("id", start.id);
        var rows = query.query((row, n) -> row(row)).list();
        return Page.of(rows, limit, row -> Key.text(which, row));
    }

    private JdbcClient.StatementSpec bound(String sql, Asked asked) {
        return db.sql(sql)
                .param("type", asked.type.name())
                .param("where", within(asked.jurisdiction))
                .param("rural", asked.rural)
                .param("units", asked.scope.array())
                .param("from", from(asked.from))
                .param("until", from(asked.until))
                .param("latest", from(asked.until.minus(asked.limit)))
                .param("limit", asked.limit.toSeconds());
    }

    /** The jurisdiction itself and those below it. */
    private String[] within(String code) {
        var book = rules.book();
        return rules.jurisdictions().stream()
                .map(Jurisdiction::code)
                .filter(one -> {
                    for (var at = one; at != null; at = book.jurisdiction(at).parent())
                        if (at.equals(code)) return true;
                    return false;
                })
                .toArray(String[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        var done = row.getTimestamp("done_at");
        return new Row(
                new CustomerId(row.getLong("customer")),
                new PromiseId(row.getLong("id")),
                row.getString("subject"),
                new UnitId(row.getLong("unit")),
                PromiseRow.instant(row, "began_at"),
                done == null ? null : done.toInstant(),
                Duration.ofSeconds(Math.round(row.getDouble("took"))),
                row.getString("cause"));
    }

    private static @Nullable Duration span(ResultSet row, String column) throws SQLException {
        var seconds = row.getBigDecimal(column);
        return seconds == null ? null : Duration.ofSeconds(Math.round(seconds.doubleValue()));
    }

    /** Where a page ends: a time in microseconds, as the database keeps it, and the promise. */
    private record Key(Instant at, long customer, long id) {

        static Key parse(@Nullable String text) {
            if (text == null || text.isEmpty()) return new Key(Instant.EPOCH, 0, 0);
            var parts = text.split("-", 3);
            if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) throw new Refused("not-found", text);
            return new Key(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                    Ids.parse(parts[1]),
                    Ids.parse(parts[2]));
        }

        static String text(Which which, Row row) {
            var done = row.doneAt;
            var at = which == Which.OPEN || done == null ? row.began : done;
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + row.customer.text() + "-" + row.promise.text();
        }
    }
}
