package furong.callback;

import furong.care.CaseFigures;
import furong.dunning.WrongCuts;
import furong.fault.FaultBoard;
import furong.ordering.OrderBoard;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.survey.Occasion;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The nightly proof that everybody is asked: what was finished is counted where it happened, obligations are counted
 * here, and both counts are kept by occasion. They are made in one transaction, so a difference is an error: it alarms.
 */
@Component
@Transactional
@AcrossCustomers("the proof counts the callbacks of all customers")
public class Coverage {

    private static final Logger LOG = LoggerFactory.getLogger(Coverage.class);

    private final JdbcClient db;
    private final OrderBoard orders;
    private final FaultBoard faults;
    private final CaseFigures cases;
    private final WrongCuts cuts;
    private final Audit audit;
    private final Clock clock;

    Coverage(
            JdbcClient db,
            OrderBoard orders,
            FaultBoard faults,
            CaseFigures cases,
            WrongCuts cuts,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.faults = faults;
        this.cases = cases;
        this.cuts = cuts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was finished of one kind, and how many obligations it made. */
    public record Count(long happened, long obligations) {
        public boolean complete() {
            return happened == obligations;
        }
    }

    /** A day's counts by occasion; all occasions are there. */
    public record DayCheck(LocalDate day, Map<Occasion, Count> counts) {

        public long occasions() {
            return counts.values().stream().mapToLong(Count::happened).sum();
        }

        public long obligations() {
            return counts.values().stream().mapToLong(Count::obligations).sum();
        }

        /** Whether each kind is complete: one too many of one does not make up for one missing of another. */
        public boolean complete() {
            return counts.values().stream().allMatch(Count::complete);
        }
    }

    /** Counts a day anew. */
    @Transactional(readOnly = true)
    public DayCheck check(LocalDate day) {
        var from = start(day);
        var until = start(day.plusDays(1));
        var due = due(from, until);
        var counts = new EnumMap<Occasion, Count>(Occasion.class);
        for (var occasion : Occasion.values())
            counts.put(occasion, new Count(happened(occasion, from, until), due.getOrDefault(occasion.name(), 0L)));
        return new DayCheck(day, counts);
    }

    private long happened(Occasion occasion, Instant from, Instant until) {
        return switch (occasion) {
            case INSTALL -> orders.installed(from, until, false);
            case MOVE -> orders.installed(from, until, true);
            case REPAIR -> faults.mended(from, until);
            case COMPLAINT -> cases.closings(from, until);
            case RESUME -> cuts.resumed(from, until);
            case REWORK ->
                db.sql("select count(*) from callback.rework where done_at >= ? and done_at < ?")
                        .params(Timestamp.from(from), Timestamp.from(until))
                        .query(Long.class)
                        .single();
        };
    }

    private Map<String, Long> due(Instant from, Instant until) {
        var due = new HashMap<String, Long>();
        db.sql("""
                        select occasion, count(*) as due from callback.obligation
                        where due_at >= ? and due_at < ? group by occasion limit 100""")
                .params(Timestamp.from(from), Timestamp.from(until))
                .query((row, n) -> due.put(row.getString("occasion"), row.getLong("due")))
                .list();
        return due;
    }

    /** The newest stored checks, the newest first. */
    @Transactional(readOnly = true)
    public List<DayCheck> checks(int days) {
        var byDay = new TreeMap<LocalDate, Map<Occasion, Count>>();
        db.sql("""
                        select day, occasion, happened, obligations from callback.daily_count
                        where day in (select distinct day from callback.daily_count order by day desc limit :days)
                        order by day limit :rows""")
                .param("days", days)
                .param("rows", days * Occasion.values().length)
                .query((row, n) -> byDay.computeIfAbsent(
                                row.getObject("day", LocalDate.class), day -> new EnumMap<>(Occasion.class))
                        .put(
                                Occasion.valueOf(row.getString("occasion")),
                                new Count(row.getLong("happened"), row.getLong("obligations"))))
                .list();
        var checks = new ArrayList<DayCheck>();
        byDay.descendingMap().forEach((day, counts) -> checks.add(new DayCheck(day, counts)));
        return checks;
    }

    /** How many of the days since {@code since} were found incomplete: what alarms until somebody has looked. */
    @Transactional(readOnly = true)
    public long alarms(LocalDate since) {
        return db.sql("""
                        select count(distinct day) from callback.daily_count
                        where day >= ? and happened <> obligations""").param(since).query(Long.class).single();
    }

    /** Counts a day and keeps the counts; an incomplete one is an error in the log and stands in the audit. */
    public DayCheck prove(LocalDate day) {
        var check = check(day);
        check.counts.forEach((occasion, count) -> {
            var _ = db.sql("""
                            insert into callback.daily_count (day, occasion, checked_at, happened, obligations)
                            values (?, ?, ?, ?, ?)
                            on conflict (day, occasion) do update set checked_at = excluded.checked_at,
                                happened = excluded.happened, obligations = excluded.obligations""")
                    .params(day, occasion.name(), Timestamp.from(clock.instant()))
                    .params(count.happened, count.obligations)
                    .update();
        });
        if (!check.complete()) {
            LOG.error("Callbacks of {} are incomplete: {}", day, check.counts);
            audit.note(
                    Actor.system("callback"),
                    "callback.incomplete",
                    0,
                    "callbacks:" + day,
                    Map.of("happened", check.occasions(), "obligations", check.obligations()));
        }
        return check;
    }

    @EventListener
    void on(DayHasPassed passed) {
        var _ = prove(passed.getDate());
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
