package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bills one part of a run in one transaction: reads what everybody in it is charged, makes the bills, writes them all. An
 * account that cannot be billed is parked. If the database refuses the whole, each account is tried by itself.
 */
@Component
@AcrossCustomers("a part is a range of customers")
class PartWork {

    private static final Logger log = LoggerFactory.getLogger(PartWork.class);

    private final JdbcClient db;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final PartReader reader;
    private final BillMaker maker;
    private final PartWriter writer;
    private final Parking parking;

    PartWork(
            JdbcClient db,
            Clock clock,
            PlatformTransactionManager transactions,
            PartReader reader,
            BillMaker maker,
            PartWriter writer,
            Parking parking) {
        this.db = db;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.reader = reader;
        this.maker = maker;
        this.writer = writer;
        this.parking = parking;
    }

    private record Part(int number, long from, long until) {}

    /** What bills were made and which accounts could not be. */
    private record Made(List<Draft> drafts, List<Failed> failed) {}

    private record Failed(CustomerId customer, AccountId account, String why) {}

    /** Takes a part nobody else works on and does it; false if none is left. */
    boolean next(Run run, RuleBook rules) {
        var tried = new AtomicReference<@Nullable Part>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var part = claim(run);
                tried.set(part);
                if (part == null) return false;
                bill(run, rules, part);
                return true;
            }));
        } catch (DataAccessException | TransactionException refused) {
            var part = tried.get();
            if (part == null) throw refused;
            log.warn(
                    "part {} of run {} is refused as a whole",
                    part.number(),
                    run.id().text(),
                    refused);
            oneByOne(run, rules, part);
            return true;
        }
    }

    /** Bills one account, in a transaction of its own; why not, or null if it was. */
    @Nullable
    String one(Run run, RuleBook rules, CustomerId customer, AccountId account) {
        try {
            return transaction.execute(status -> {
                var made = make(
                        run,
                        rules,
                        customer.value(),
                        customer.value() + 1,
                        month -> month.account().equals(account));
                for (var failed : made.failed()) return failed.why();
                writer.write(run, rules, made.drafts());
                return null;
            });
        } catch (DataAccessException | TransactionException refused) {
            return String.valueOf(refused.getMostSpecificCause().getMessage());
        }
    }

    private @Nullable Part claim(Run run) {
        return db.sql("""
                        select part, from_customer, until_customer from billing.run_part
                        where run = ? and done_at is null order by part limit 1 for update skip locked""")
                .param(run.id().value())
                .query((row, n) -> new Part(row.getInt(1), row.getLong(2), row.getLong(3)))
                .optional()
                .orElse(null);
    }

    private void bill(Run run, RuleBook rules, Part part) {
        var made = make(run, rules, part.from(), part.until(), month -> true);
        if (run.kind() == Run.Kind.REAL) writer.write(run, rules, made.drafts());
        else writer.keepTrial(run, made.drafts());
        if (run.kind() == Run.Kind.REAL)
            for (var failed : made.failed()) parking.park(run, failed.customer(), failed.account(), failed.why());
        end(run, part, made.drafts(), made.failed().size());
    }

    private Made make(Run run, RuleBook rules, long from, long until, Predicate<AccountMonth> which) {
        var drafts = new ArrayList<Draft>();
        var failed = new ArrayList<Failed>();
        for (var month : reader.read(from, until, rules, run.kind())) {
            if (!which.test(month)) continue;
            try {
                var draft = maker.make(month, rules);
                if (!draft.lines().isEmpty()) drafts.add(draft);
            } catch (RuntimeException bad) {
                log.warn("account {} is parked", month.account().text(), bad);
                var why = bad instanceof Refused refused ? refused.code() : String.valueOf(bad);
                failed.add(new Failed(month.customer(), month.account(), why));
            }
        }
        return new Made(drafts, failed);
    }

    /** Slow, and rare: finds out whose bill the database does not take. */
    private void oneByOne(Run run, RuleBook rules, Part part) {
        var months = transaction.execute(status -> make(run, rules, part.from(), part.until(), month -> true));
        var billed = new ArrayList<Draft>();
        var parked = new ArrayList<>(months.failed());
        for (var draft : months.drafts()) {
            var month = draft.month();
            var why = one(run, rules, month.customer(), month.account());
            if (why == null) billed.add(draft);
            else parked.add(new Failed(month.customer(), month.account(), why));
        }
        transaction.executeWithoutResult(status -> {
            for (var failed : parked) parking.park(run, failed.customer(), failed.account(), failed.why());
            end(run, part, billed, parked.size());
        });
    }

    private void end(Run run, Part part, List<Draft> drafts, long parked) {
        db.sql("""
                        update billing.run_part
                        set done_at = :now, bills = :bills, lines = :lines, total_minor = :total, parked = :parked
                        where run = :run and part = :part and done_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("bills", drafts.size())
                .param(
                        "lines",
                        drafts.stream().mapToLong(draft -> draft.lines().size()).sum())
                .param("total", drafts.stream().mapToLong(Draft::total).sum())
                .param("parked", parked)
                .param("run", run.id().value())
                .param("part", part.number())
                .update();
    }
}
