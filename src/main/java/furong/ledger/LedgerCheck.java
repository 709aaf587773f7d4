package furong.ledger;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what is said to be open with items less allocations, the books of customers with the general ledger, and sums
 * every journal, customer after customer. What differs is written down for somebody to look at, and mended by nobody.
 */
@Component
@AcrossCustomers("the nightly comparison runs over all accounts")
public class LedgerCheck {

    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);
    private static final int CUSTOMERS = 20_000;
    private static final int FOUND_MAX = 20;

    private final JdbcClient db;
    private final Clock clock;

    LedgerCheck(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What a comparison found.
     *
     * @param first the first differences in words, at most twenty
     */
    public record Found(Instant at, long items, long entries, long differences, List<String> first) {

        public boolean conserved() {
            return differences == 0;
        }
    }

    private record Range(long from, long to) {}

    /** Compares everything now. Each range of customers is read as of one moment, while postings go on. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Found run() {
        var first = new java.util.ArrayList<String>();
        var items = 0L;
        var entries = 0L;
        var differences = 0L;
        var from = Long.MIN_VALUE;
        for (var range = range(from); range.isPresent(); range = range(from)) {
            var here = range.get();
            items += count("select count(*) from ledger.item where customer between :from and :to", here);
            entries += count("select count(*) from ledger.entry where customer between :from and :to", here);
            for (var found : differences(here)) {
                differences++;
                if (first.size() < FOUND_MAX) first.add(found);
            }
            if (here.to() == Long.MAX_VALUE) break;
            from = here.to() + 1;
        }
        var found = new Found(clock.instant(), items, entries, differences, List.copyOf(first));
        note(found);
        return found;
    }

    /** The latest comparison. */
    @Transactional(readOnly = true)
    public Optional<Found> latest() {
        return db.sql("""
                select at, items, entries, differences, first_found from ledger.check_run
                order by at desc, id desc limit 1""")
                .query((row, n) -> new Found(
                        row.getTimestamp("at").toInstant(),
                        row.getLong("items"),
                        row.getLong("entries"),
                        row.getLong("differences"),
                        row.getString("first_found").lines().toList()))
                .optional();
    }

    private Optional<Range> range(long from) {
        return db.sql("""
                select min(customer) as first, max(customer) as last from (
                    select distinct customer from ledger.account where customer >= :from order by customer limit :many) c
                having count(*) > 0""")
                .param("from", from)
                .param("many", CUSTOMERS)
                .query((row, n) -> new Range(row.getLong("first"), row.getLong("last")))
                .optional();
    }

    private long count(String sql, Range range) {
        return db.sql(sql)
                .param("from", range.from())
                .param("to", range.to())
                .query(Long.class)
                .single();
    }

    private List<String> differences(Range range) {
        return db.sql("""
                with fact as (
                    select customer, account, id as item, amount_minor as open, 0::bigint as said from ledger.item
                        where customer between :from and :to
                    union all select customer, account, debit, -amount_minor, 0 from ledger.allocation
                        where customer between :from and :to
                    union all select customer, account, credit, -amount_minor, 0 from ledger.allocation
                        where customer between :from and :to
                    union all select customer, account, item, 0, open_minor from ledger.open_item
                        where customer between :from and :to),
                book as (
                    select customer, account, case side when 'D' then amount_minor else -amount_minor end as books,
                           0::bigint as general from ledger.item where customer between :from and :to
                    union all select customer, account, 0, amount_minor from ledger.entry
                        where customer between :from and :to and gl = 'receivable')
                select 'item ' || item || ' of customer ' || customer || ': open ' || sum(open) || ', said ' || sum(said)
                    from fact group by customer, account, item having sum(open) <> sum(said)
                union all
                select 'account ' || account || ' of customer ' || customer || ': items ' || sum(books) || ', entries '
                       || sum(general) from book group by customer, account having sum(books) <> sum(general)
                union all
                select 'journal ' || journal || ' of customer ' || customer || ' sums to ' || sum(amount_minor)
                    from ledger.entry where customer between :from and :to
                    group by customer, month, journal having sum(amount_minor) <> 0
                limit 100000""")
                .param("from", range.from())
                .param("to", range.to())
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list();
    }

    private void note(Found found) {
        db.sql("""
                insert into ledger.check_run (id, at, items, entries, differences, first_found)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        Timestamp.from(found.at()),
                        found.items(),
                        found.entries(),
                        found.differences(),
                        String.join("\n", found.first()))
                .update();
        if (!found.conserved()) log.error("The ledger differs in {} places: {}", found.differences(), found.first());
    }

    /** The recurring work of the ledger. */
    @Configuration
    static class Work {

        /** Finds what was left untold when an application ended between its commit and its telling. */
        @Bean
        Task<Void> tellOfPostings(PostedAccounts posted) {
            return Tasks.recurring("ledger.tell-of-postings", FixedDelay.of(Duration.ofSeconds(5)))
                    .execute((instance, context) -> posted.drain());
        }

        @Bean
        Task<Void> makeMonthsAhead(Months months) {
            return Tasks.recurring("ledger.make-months-ahead", FixedDelay.of(Duration.ofHours(12)))
                    .execute((instance, context) -> months.makeAhead());
        }

        /** At an hour when bill runs and bank files are through. */
        @Bean
        Task<Void> checkLedger(LedgerCheck check, Clock clock) {
            return Tasks.recurring("ledger.check", Schedules.daily(clock.getZone(), LocalTime.of(3, 40)))
                    .execute((instance, context) -> check.run());
        }
    }
}
