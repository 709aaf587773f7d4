package furong.improvement;

import furong.platform.AcrossCustomers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The medians of what orders cost, by transaction and week. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a median is over the orders of many customers")
public class EffortFigures {

    private static final int ROWS_MAX = 5000;

    private static final String MEDIANS = """
            select e.transaction, %s as since, count(*) as orders,
                   percentile_cont(0.5) within group (order by f.seconds) as seconds,
                   percentile_cont(0.5) within group (order by f.clicks) as clicks,
                   percentile_cont(0.5) within group (order by f.typed) as typed,
                   percentile_cont(0.5) within group (order by e.fields) as fields,
                   percentile_cont(0.5) within group (order by e.documents) as documents,
                   percentile_cont(0.5) within group (order by c.contacts) as contacts,
                   percentile_cont(0.5) within group (order by c.visits) as visits,
                   percentile_cont(0.5) within group (order by extract(epoch from c.done - e.at) / 86400) as days
            from improvement.effort e
            left join improvement.filling f on f.customer = e.customer and f.order_id = e.order_id
            cross join lateral (
                select count(*) filter (where cost = 'CONTACT') as contacts,
                       count(*) filter (where cost in ('HALL_VISIT', 'HOME_VISIT')) as visits,
                       min(at) filter (where cost = 'COMPLETED') as done
                from improvement.effort_cost where customer = e.customer and order_id = e.order_id) c
            where e.at >= :from and e.at < :until
            group by 1, 2 order by 1, 2 limit :max""";

    private final JdbcClient db;
    private final ZoneId zone;

    EffortFigures(JdbcClient db, java.time.Clock clock) {
        this.db = db;
        this.zone = clock.getZone();
    }

    /** Week by week, each beginning on its Monday; weeks without an order are not there. */
    public List<EffortRow> weekly(LocalDate from, LocalDate until) {
        return read(MEDIANS.formatted("date_trunc('week', e.at at time zone :zone)::date"), from, until);
    }

    /** Over the whole span at once. */
    public List<EffortRow> over(LocalDate from, LocalDate until) {
        return read(MEDIANS.formatted("cast(:day as date)"), from, until);
    }

    private List<EffortRow> read(String sql, LocalDate from, LocalDate until) {
        return db.sql(sql)
                .param("zone", zone.getId())
                .param("day", from)
                .param("from", from.atStartOfDay(zone).toOffsetDateTime())
                .param("until", until.atStartOfDay(zone).toOffsetDateTime())
                .param("max", ROWS_MAX)
                .query((row, n) -> row(row))
                .list();
    }

    private static EffortRow row(ResultSet row) throws SQLException {
        var medians = new EnumMap<Measure, Double>(Measure.class);
        for (var measure : Measure.values()) {
            var median = row.getDouble(measure.name().toLowerCase(Locale.ROOT));
            if (!row.wasNull()) medians.put(measure, median);
        }
        return new EffortRow(
                row.getString("transaction"), row.getObject("since", LocalDate.class), row.getLong("orders"), medians);
    }
}
