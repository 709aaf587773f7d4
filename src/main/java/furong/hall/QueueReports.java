package furong.hall;

import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.platform.AcrossCustomers;
import furong.platform.Interval;
import furong.platform.IntervalSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts how long people waited, how many were guided, and whether the priority seat was there for them. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a report over the tickets of a hall")
public class QueueReports {

    private static final int SEATS_MAX = 10_000;

    private final JdbcClient db;
    private final Queues queues;
    private final Organisation organisation;
    private final Clock clock;

    QueueReports(JdbcClient db, Queues queues, Organisation organisation, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The days from {@code from} until before {@code until}. */
    public QueueReport of(HallId hall, LocalDate from, LocalDate until) {
        var lines = new ArrayList<QueueReport.Line>();
        for (var queue : queues.classes())
            lines.add(db.sql("""
                    select count(*) as issued, count(*) filter (where state = 'DONE') as served,
                        count(*) filter (where state = 'LEFT') as left_away,
                        percentile_disc(0.5) within group (order by extract(epoch from called_at - issued_at)) as p50,
                        percentile_disc(0.95) within group (order by extract(epoch from called_at - issued_at)) as p95,
                        max(extract(epoch from called_at - issued_at)) as longest
                    from hall.ticket where hall = ? and day >= ? and day < ? and class = ?""")
                    .params(hall.value(), from, until, queue.code())
                    .query((row, n) -> line(queue, row))
                    .single());
        return db.sql("""
                select count(*) as issued, count(*) filter (where triaged) as triaged,
                    count(*) filter (where redirected > 0) as redirected
                from hall.ticket where hall = ? and day >= ? and day < ?""")
                .params(hall.value(), from, until)
                .query((row, n) -> new QueueReport(
                        List.copyOf(lines),
                        row.getLong("issued"),
                        row.getLong("triaged"),
                        row.getLong("redirected"),
                        uncovered(organisation.hall(hall), from, until)))
                .single();
    }

    private static QueueReport.Line line(QueueClass queue, ResultSet row) throws SQLException {
        return new QueueReport.Line(
                queue,
                row.getLong("issued"),
                row.getLong("served"),
                row.getLong("left_away"),
                seconds(row, "p50"),
                seconds(row, "p95"),
                seconds(row, "longest"));
    }

    private static Duration seconds(ResultSet row, String column) throws SQLException {
        return Duration.ofSeconds(Math.round(row.getDouble(column)));
    }

    /** Open time so far in which nobody sat at a counter with a further head start for a priority class. */
    private Duration uncovered(Hall hall, LocalDate from, LocalDate until) {
        var open = openTime(hall, from, until);
        var staffed = IntervalSet.of(db
                .sql("""
                select distinct s.since, coalesce(s.until, :now) as until from hall.seat s
                join hall.counter_class c on c.hall = s.hall and c.counter = s.counter and c.extra_seconds > 0
                join hall.queue_class q on q.code = c.class and q.priority
                where s.hall = :hall and s.since < :until and coalesce(s.until, :now) > :from limit :many""")
                .param("now", Timestamp.from(clock.instant()))
                .param("hall", hall.id().value())
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("many", SEATS_MAX)
                .query((row, n) -> new Interval(
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .list()
                .stream()
                .filter(seat -> seat.from().isBefore(seat.until()))
                .toList());
        return open.subtract(staffed).total();
    }

    private IntervalSet openTime(Hall hall, LocalDate from, LocalDate until) {
        var now = clock.instant();
        var spans = new ArrayList<Interval>();
        for (var day = from; day.isBefore(until); day = day.plusDays(1))
            for (var hours : hall.hours())
                if (hall.open() && hours.day() == day.getDayOfWeek()) {
                    var begins =
                            day.atTime(hours.from()).atZone(clock.getZone()).toInstant();
                    var ends = day.atTime(hours.until()).atZone(clock.getZone()).toInstant();
                    if (begins.isBefore(now)) spans.add(new Interval(begins, ends.isBefore(now) ? ends : now));
                }
        return IntervalSet.of(spans);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
