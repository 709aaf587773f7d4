package furong.rating;

import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The months of use: each a part of the table, open until its use is added up. */
@Component
@Transactional
@AcrossCustomers("a month is closed for everybody at once")
class UsageMonths {

    private static final int MONTHS_LATE = 12;

    private final JdbcClient db;
    private final Clock clock;

    UsageMonths(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Makes sure that use of these months, and what comes late for them, has somewhere to lie. On a connection of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void prepare(Collection<LocalDate> months) {
        // "if not exists" asks before it creates: of two who asked at once, one would fail
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('rating.month', 0))")
                .query((row, n) -> true)
                .single();
        for (var month : months) {
            db.sql("create table if not exists rating.usage_"
                            + month.toString().substring(0, 7).replace('-', '_')
                            + " partition of rating.usage for values from ('" + month + "') to ('"
                            + month.plusMonths(1) + "')")
                    .update();
            db.sql("insert into rating.cycle (cycle, closed_at) values (?, null) on conflict do nothing")
                    .param(month)
                    .update();
        }
    }

    /** For each month the one on whose bill its use stands now; nobody closes them before this transaction ends. */
    TreeMap<LocalDate, LocalDate> countIn(Collection<LocalDate> months) {
        var open = new TreeMap<LocalDate, Boolean>();
        db.sql("select cycle, closed_at is null from rating.cycle where cycle >= ? order by cycle for share")
                .param(months.stream().min(LocalDate::compareTo).orElseThrow())
                .query(row -> {
                    open.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                });
        var counts = new TreeMap<LocalDate, LocalDate>();
        for (var month : months) {
            var in = month;
            while (Boolean.FALSE.equals(open.get(in))) in = in.plusMonths(1);
            counts.put(month, in);
        }
        return counts;
    }

    boolean closed(LocalDate cycle) {
        return db.sql("select closed_at is not null from rating.cycle where cycle = ?")
                .param(cycle)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Closes a month and adds its use up, both or neither; a closed one stays as it was added up. */
    void close(LocalDate cycle) {
        var closing = db.sql("update rating.cycle set closed_at = ? where cycle = ? and closed_at is null")
                .params(Timestamp.from(clock.instant()), cycle)
                .update();
        if (closing == 0) return;
        db.sql("insert into rating.month_total (customer, cycle, account, subscription, tariff, records, quantity,"
                        + " units, days, amount_minor) select customer, counts_in, account, subscription, tariff,"
                        + " count(*), sum(quantity), sum(units),"
                        + " count(distinct cast(started_at at time zone :zone as date)), sum(amount_minor)"
                        + " from rating.usage where month between :from and :cycle and counts_in = :cycle"
                        + " group by customer, counts_in, account, subscription, tariff")
                .param("zone", clock.getZone().getId())
                .param("from", cycle.minusMonths(MONTHS_LATE))
                .param("cycle", cycle)
                .update();
    }

    /** The first month whose use is still taken. */
    LocalDate oldest() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone())
                .withDayOfMonth(1)
                .minusMonths(MONTHS_LATE);
    }
}
