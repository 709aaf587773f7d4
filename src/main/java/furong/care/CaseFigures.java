package furong.care;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the cases of a period say: how many were answered in time, how old the open ones are, and why there were any. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("figures run over all customers of the units in scope")
public class CaseFigures {

    private final JdbcClient db;

    CaseFigures(JdbcClient db) {
        this.db = db;
    }

    /**
     * The clock over cases received in a period. Every case is in exactly one of in time, late, and waiting.
     *
     * @param late answered after their time, or still unanswered when it was over
     * @param waiting unanswered, in time so far
     */
    public record Clocked(long cases, long inTime, long late, long waiting) {

        /** The late ones of all whose time is over or who were answered, in hundredths of a percent. */
        public long latePer10000() {
            return inTime + late == 0 ? 0 : Math.round(10_000.0 * late / (inTime + late));
        }
    }

    /** The clock as it stands at {@code now}; {@code source} "" for our own cases, else those of one file. */
    public Clocked clock(Scope scope, String source, Instant from, Instant until, Instant now) {
        return db.sql("""
                select count(*) as cases,
                       count(*) filter (where answered_at <= due_at) as in_time,
                       count(*) filter (where coalesce(answered_at, :now) > due_at) as late,
                       count(*) filter (where answered_at is null and due_at >= :now) as waiting
                from care.case
                where received_at >= :from and received_at < :until and unit = any(:units) and source = :source
                  and kind = 'COMPLAINT' and state <> 'MERGED'""")
                .param("now", Timestamp.from(now))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("units", scope.array())
                .param("source", source)
                .query((row, n) -> new Clocked(
                        row.getLong("cases"), row.getLong("in_time"), row.getLong("late"), row.getLong("waiting")))
                .single();
    }

    /** How many cases a cause brought. */
    public record Caused(Label name, long cases) {}

    /** Why there was something to complain about, the most frequent first. */
    public List<Caused> causes(Scope scope, Instant from, Instant until) {
        return db.sql("""
                        select c.name_zh, c.name_en, count(*) as cases
                        from care.case k join care.cause c on c.code = k.cause
                        where k.received_at >= :from and k.received_at < :until and k.unit = any(:units)
                        group by c.code, c.name_zh, c.name_en order by cases desc, c.code limit 50""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("units", scope.array())
                .query((row, n) ->
                        new Caused(new Label(row.getString("name_zh"), row.getString("name_en")), row.getLong("cases")))
                .list();
    }

    /** How often a case was closed in a period of which the customer must be asked; one reopened counts each time. */
    public long closings(Instant from, Instant until) {
        return db.sql("select count(*) from care.closing where at >= :from and at < :until and calls_back")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    /** How many open cases have waited so long; {@code days} is the most of the bucket, 0 for the oldest. */
    public record Aged(int days, long cases) {}

    /** Open cases by how long ago they came. */
    public List<Aged> ages(Scope scope, Instant now) {
        return db.sql("""
                        select bucket, count(*) as cases from (
                            select case when :now - received_at <= interval '1 day' then 1
                                        when :now - received_at <= interval '5 days' then 5
                                        when :now - received_at <= interval '15 days' then 15
                                        when :now - received_at <= interval '30 days' then 30 else 0 end as bucket
                            from care.case where unit = any(:units) and state = 'OPEN') aged
                        group by bucket order by bucket = 0, bucket limit 10""")
                .param("now", Timestamp.from(now))
                .param("units", scope.array())
                .query((row, n) -> new Aged(row.getInt("bucket"), row.getLong("cases")))
                .list();
    }
}
