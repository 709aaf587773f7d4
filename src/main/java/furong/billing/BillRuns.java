package furong.billing;

import furong.billing.Run.Kind;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import furong.rating.Usage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bill runs: a month's bills for every account, in parts, each one transaction. Stopped anywhere, a run goes on where it
 * was; the database refuses a second bill of an account and month.
 */
@Component
@AcrossCustomers("a run bills everybody")
public class BillRuns {

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;
    private final Usage usage;
    private final RunPlan plan;
    private final PartWork work;
    private final RuleBook.Shelf shelf;
    private final Parking parking;
    private final String currency;
    private final int workers;

    BillRuns(
            JdbcClient db,
            Clock clock,
            Audit audit,
            Usage usage,
            RunPlan plan,
            PartWork work,
            RuleBook.Shelf shelf,
            Parking parking,
            @Value("${furong.currency}") String currency,
            @Value("${furong.billing.workers:2}") int workers) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.usage = usage;
        this.plan = plan;
        this.work = work;
        this.shelf = shelf;
        this.parking = parking;
        this.currency = currency;
        this.workers = workers;
    }

    /** An account whose trial and real bill differ; 0 where one has none. */
    public record Difference(long customer, long account, Money trial, Money real) {}

    /**
     * Begins a run of a month, given by its first day. A real one closes the month's use first; while one is under way, to
     * begin another gives that one, and afterwards the next bills who has no bill yet. {@link #work} does the work.
     *
     * @throws Refused run-month-not-over for a real run before the month is over
     */
    public Run begin(LocalDate cycle, Kind kind, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (kind == Kind.REAL) {
            if (today.isBefore(cycle.plusMonths(1))) throw Refused.field("cycle", "run-month-not-over", cycle);
            usage.close(cycle);
        }
        var due = today.plusDays(shelf.open(cycle).figure("DUE_DAYS"));
        var id = plan.begin(cycle, kind, due, by);
        audit.note(by, "billing.run", 0, "run:" + id.text(), Map.of("cycle", cycle.toString(), "kind", kind));
        return get(id);
    }

    /** Does what is left of a run, several parts at a time, and returns when nothing is left. */
    public Run work(RunId id) {
        var run = get(id);
        var rules = shelf.open(run.cycle());
        try (var threads = Executors.newFixedThreadPool(workers)) {
            Callable<Boolean> worker = () -> {
                while (work.next(run, rules)) {
                    // each turn is one part, committed
                }
                return true;
            };
            for (var one : threads.invokeAll(java.util.Collections.nCopies(workers, worker))) one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; the run goes on where it was", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        db.sql("""
                        update billing.run set ended_at = :now where id = :id and ended_at is null and not exists
                            (select from billing.run_part where run = :id and done_at is null)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        return get(id);
    }

    /** Goes on with every run that has something left: after a restart, and for those begun on a page. */
    int workOpen() {
        var open = db.sql("select id from billing.run where ended_at is null order by id limit 20")
                .query((row, n) -> new RunId(row.getLong(1)))
                .list();
        open.forEach(this::work);
        return open.size();
    }

    public Run get(RunId id) {
        return runs("where r.id = ?", id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The newest first. */
    public List<Run> recent(int limit) {
        return runs("where r.id in (select id from billing.run order by begun_at desc limit ?)", limit);
    }

    /** Where the bills of a real run differ from what a trial of the same month had said. */
    public List<Difference> compare(RunId trial, RunId real, int limit) {
        var cycle = get(real).cycle();
        return db.sql("""
                        select coalesce(t.customer, b.customer), coalesce(t.account, b.account),
                               coalesce(t.total_minor, 0), coalesce(b.total_minor, 0)
                        from (select * from billing.trial_bill where run = :trial) t
                        full join (select * from billing.bill where cycle = :cycle) b
                          on b.customer = t.customer and b.account = t.account
                        where coalesce(t.total_minor, 0) <> coalesce(b.total_minor, 0)
                        order by 1, 2 limit :limit""")
                .param("trial", trial.value())
                .param("cycle", cycle)
                .param("limit", limit)
                .query((row, n) ->
                        new Difference(row.getLong(1), row.getLong(2), money(row.getLong(3)), money(row.getLong(4))))
                .list();
    }

    /** The accounts somebody must look at before they can be billed, the oldest first. */
    public List<Parked> parked(int limit) {
        return parking.open(limit);
    }

    /** Bills a parked account once what was wrong is mended; parks it again, with the new reason, if it is not. */
    public UnparkOutcome unpark(Parked what, Actor by) {
        var run = get(what.run());
        var rules = shelf.open(run.cycle());
        Supplier<UnparkOutcome> again = () -> {
            var failed = work.one(run, rules, what.customer(), what.account());
            return failed == null ? new UnparkOutcome.Billed() : new UnparkOutcome.StillWrong(failed);
        };
        return parking.solve(what, again, by);
    }

    /** Whether an account could be billed now. */
    public sealed interface UnparkOutcome {
        record Billed() implements UnparkOutcome {}

        record StillWrong(String why) implements UnparkOutcome {}
    }

    private List<Run> runs(String condition, Object parameter) {
        return db.sql("""
                        select r.id, r.cycle, r.kind, r.begun_at, r.badge, r.due_on, r.ended_at, count(p.part),
                               count(p.done_at), sum(p.bills), sum(p.lines), sum(p.total_minor), sum(p.parked)
                        from billing.run r left join billing.run_part p on p.run = r.id
                        """ + condition + " group by r.id order by r.begun_at desc limit 1000")
                .param(parameter)
                .query((row, n) -> new Run(
                        new RunId(row.getLong(1)),
                        row.getObject(2, LocalDate.class),
                        Kind.valueOf(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant(),
                        row.getInt(8),
                        row.getInt(9),
                        row.getLong(10),
                        row.getLong(11),
                        money(row.getLong(12)),
                        row.getLong(13)))
                .list();
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
