package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a run leaves an account it cannot bill, so that it stops nobody else's bill; and the way back. */
@Component
@AcrossCustomers("the work list of all parked accounts")
class Parking {

    private static final int WHY_MAX = 400;

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;

    Parking(JdbcClient db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    void park(Run run, CustomerId customer, AccountId account, String why) {
        db.sql("""
                        insert into billing.parked (customer, id, account, cycle, run, why, parked_at)
                        values (:customer, :id, :account, :cycle, :run, :why, :now)
                        on conflict (customer, account, cycle) where solved_at is null
                        do update set why = excluded.why, run = excluded.run""")
                .param("customer", customer.value())
                .param("id", Ids.next())
                .param("account", account.value())
                .param("cycle", run.cycle())
                .param("run", run.id().value())
                .param("why", why.substring(0, Math.min(WHY_MAX, why.length())))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<Parked> open(int limit) {
        return db.sql("""
                        select id, customer, account, cycle, run, why, parked_at from billing.parked
                        where solved_at is null order by parked_at, id limit ?""")
                .param(limit)
                .query((row, n) -> new Parked(
                        row.getLong(1),
                        new CustomerId(row.getLong(2)),
                        new AccountId(row.getLong(3)),
                        row.getObject(4, LocalDate.class),
                        new RunId(row.getLong(5)),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()))
                .list();
    }

    BillRuns.UnparkOutcome solve(Parked what, Supplier<BillRuns.UnparkOutcome> again, Actor by) {
        var open = db.sql("select count(*) from billing.parked where customer = ? and id = ? and solved_at is null")
                .params(what.customer().value(), what.id())
                .query(Long.class)
                .single();
        if (open == 0) throw new Refused("not-parked");
        var outcome = again.get();
        if (outcome instanceof BillRuns.UnparkOutcome.Billed) {
            db.sql("""
                            update billing.parked set solved_at = ?, solved_by = ?
                            where customer = ? and id = ? and solved_at is null""")
                    .params(
                            Timestamp.from(clock.instant()),
                            by.badge(),
                            what.customer().value(),
                            what.id())
                    .update();
            audit.note(
                    by,
                    "billing.unparked",
                    what.customer().value(),
                    "account:" + what.account().text(),
                    Map.of("cycle", what.cycle().toString()));
        }
        return outcome;
    }
}
