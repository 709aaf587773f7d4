package furong.conduct;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a rule did: breaches before and after its day, week by week and item by item, each beside how many customers
 * were asked about it. It counts what customers answered in callbacks, because all of them are asked; reports and spot
 * checks depend on how many there were.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("counts the answers of many customers")
public class Effect {

    private static final int MANY = 2_000;

    private final JdbcClient db;

    Effect(JdbcClient db) {
        this.db = db;
    }

    /** One week, from its Monday: how often items were asked about, and how often one was not kept. */
    public record Week(LocalDate from, long asked, long missed) {}

    /** One item before and after the day, within the same number of days on each side. */
    public record Change(String item, long askedBefore, long missedBefore, long askedAfter, long missedAfter) {}

    /** How often an item was cited by what came in from any side; those never cited count 0. */
    public record Citation(String item, long signals) {}

    public List<Week> weekly(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select date_trunc('week', day)::date as week, sum(cardinality(asked)) as asked,
                               sum(cardinality(missed)) as missed
                        from conduct.answer where day >= :from and day < :until and unit = any(:units)
                        group by 1 order by 1 limit :many""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) ->
                        new Week(row.getObject("week", LocalDate.class), row.getLong("asked"), row.getLong("missed")))
                .list();
    }

    /** Each item asked about in the {@code days} days before {@code day} or in the {@code days} from it on. */
    public List<Change> around(LocalDate day, int days, Scope scope) {
        return db.sql("""
                        select item, count(*) filter (where day < :day) as asked_before,
                               count(*) filter (where day < :day and item = any(missed)) as missed_before,
                               count(*) filter (where day >= :day) as asked_after,
                               count(*) filter (where day >= :day and item = any(missed)) as missed_after
                        from conduct.answer cross join unnest(asked) as item
                        where day >= :from and day < :until and unit = any(:units)
                        group by item order by item limit :many""")
                .param("day", day)
                .param("from", day.minusDays(days))
                .param("until", day.plusDays(days))
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> new Change(
                        row.getString("item"),
                        row.getLong("asked_before"),
                        row.getLong("missed_before"),
                        row.getLong("asked_after"),
                        row.getLong("missed_after")))
                .list();
    }

    /** How often each item of one version was cited since it began. */
    public List<Citation> citations(int convention) {
        return db.sql("""
                        select item, count(*) from conduct.signal where convention = ? group by item order by item
                        limit ?""")
                .params(convention, MANY)
                .query((row, n) -> new Citation(row.getString(1), row.getLong(2)))
                .list();
    }
}
