package furong.inspection;

import furong.organisation.Scope;
import furong.organisation.UnitId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What inspections add up to: pass rates by unit and item, scores over time, agreement of those who score twice. */
@Component
@Transactional(readOnly = true)
public class InspectionFigures {

    private static final int MANY = 2_000;

    private final JdbcClient db;
    private final Clock clock;

    InspectionFigures(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How often an item was looked at in a unit and found in order; only first looks count. */
    public record Passed(String item, UnitId unit, long looked, long ok) {}

    /** The mean score of one key (a hall) in the week from its Monday, of one. */
    public record Score(String key, String label, LocalDate week, double mean) {}

    public List<Passed> passed(String standard, LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select m.item, f.unit, count(*) as looked, count(*) filter (where m.ok) as ok
                        from inspection.look l
                        join inspection.plan p on p.id = l.plan and p.standard = :standard
                        join inspection.frame_row f on f.plan = l.plan and f.key = l.key and f.unit = any(:units)
                        join inspection.mark m on m.plan = l.plan and m.key = l.key and m.round = l.round
                        where l.round = 1 and l.at >= :from and l.at < :until
                        group by m.item, f.unit order by f.unit, m.item limit :many""")
                .param("standard", standard)
                .param("units", scope.array())
                .param("from", start(from))
                .param("until", start(until))
                .param("many", MANY)
                .query((row, n) -> new Passed(
                        row.getString("item"),
                        new UnitId(row.getLong("unit")),
                        row.getLong("looked"),
                        row.getLong("ok")))
                .list();
    }

    /** Scores week by week: of each hall for a form about halls, of each unit for the others. */
    public List<Score> scores(String standard, LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select case when f.key like 'hall:%' then f.key else 'unit:' || f.unit end as key,
                               case when f.key like 'hall:%' then f.label else '' end as label,
                               date_trunc('week', l.at at time zone :zone)::date as week,
                               avg(l.score) / 1000 as mean
                        from inspection.look l
                        join inspection.plan p on p.id = l.plan and p.standard = :standard
                        join inspection.frame_row f on f.plan = l.plan and f.key = l.key and f.unit = any(:units)
                        where l.round = 1 and l.at >= :from and l.at < :until
                        group by 1, 2, 3 order by 1, 3 limit :many""")
                .param("zone", clock.getZone().getId())
                .param("standard", standard)
                .param("units", scope.array())
                .param("from", start(from))
                .param("until", start(until))
                .param("many", MANY)
                .query((row, n) -> new Score(
                        row.getString("key"),
                        row.getString("label"),
                        row.getObject("week", LocalDate.class),
                        row.getDouble("mean")))
                .list();
    }

    /** How far two people agreed on the items of what both scored, within a span of days. */
    public Kappa agreement(String standard, LocalDate from, LocalDate until) {
        return db.sql("""
                        select count(*) filter (where a.ok and b.ok) as both_ok,
                               count(*) filter (where a.ok and not b.ok) as first_only,
                               count(*) filter (where not a.ok and b.ok) as second_only,
                               count(*) filter (where not a.ok and not b.ok) as both_not
                        from inspection.mark a
                        join inspection.mark b on b.plan = a.plan and b.key = a.key and b.item = a.item and b.round = 2
                        join inspection.look l on l.plan = a.plan and l.key = a.key and l.round = 2
                        join inspection.plan p on p.id = a.plan and p.standard = :standard
                        where a.round = 1 and l.at >= :from and l.at < :until""")
                .param("standard", standard)
                .param("from", start(from))
                .param("until", start(until))
                .query((row, n) -> new Kappa(
                        row.getLong("both_ok"),
                        row.getLong("first_only"),
                        row.getLong("second_only"),
                        row.getLong("both_not")))
                .single();
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
