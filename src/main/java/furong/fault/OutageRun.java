package furong.fault;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does for each customer what follows from an outage: tells them its news, once each, and ends their fault when it is
 * mended. Each customer is a transaction; whoever is stopped in the middle goes on where it was.
 */
@Component
@AcrossCustomers("an outage hits many customers; each is served in a transaction of their own")
public class OutageRun {

    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final OutageRows rows;
    private final FaultRows faults;
    private final FaultNews news;
    private final Mending mending;
    private final TransactionTemplate transaction;

    OutageRun(
            JdbcClient db,
            OutageRows rows,
            FaultRows faults,
            FaultNews news,
            Mending mending,
            TransactionTemplate transaction) {
        this.db = db;
        this.rows = rows;
        this.faults = faults;
        this.news = news;
        this.mending = mending;
        this.transaction = transaction;
    }

    /** Tells what was not told yet and ends what is mended, some hundred customers at a time; says how many. */
    public int work() {
        var done = 0;
        for (var update : untold()) {
            var told = tell(update);
            done += told;
            if (told < AT_ONCE) finish(update);
        }
        return done + mend();
    }

    private record Untold(OutageId outage, int n, String text, String badge) {}

    private record Key(CustomerId customer, FaultId id) {}

    private List<Untold> untold() {
        return db.sql("select outage, n, text, badge from fault.outage_update where told is null order by at limit 20")
                .query((row, n) -> new Untold(
                        new OutageId(row.getLong("outage")),
                        row.getInt("n"),
                        row.getString("text"),
                        row.getString("badge")))
                .list();
    }

    private int tell(Untold update) {
        var waiting = db.sql("""
                        select customer, id from fault.fault
                        where outage = :outage and told_upto < :n and state in ('OPEN', 'VISIT')
                        order by customer, id limit :limit""")
                .param("outage", update.outage().value())
                .param("n", update.n())
                .param("limit", AT_ONCE)
                .query((row, n) -> new Key(new CustomerId(row.getLong("customer")), new FaultId(row.getLong("id"))))
                .list();
        waiting.forEach(key -> transaction.executeWithoutResult(status -> tell(key, update)));
        return waiting.size();
    }

    private void tell(Key key, Untold update) {
        var fresh = db.sql("""
                        update fault.fault set told_upto = :n
                        where customer = :customer and id = :id and told_upto < :n""")
                .param("n", update.n())
                .param("customer", key.customer().value())
                .param("id", key.id().value())
                .update();
        if (fresh == 0) return;
        var by = new Actor(0, 0, update.badge(), "outage");
        var reference = update.outage().subject() + "/" + update.n(); // two lines of one customer: one message
        news.write(key.customer(), "OUTAGE_UPDATE", List.of(update.text()), reference, by);
        news.tell(faults.get(key.customer(), key.id()), "update", List.of(update.text()), by);
    }

    private void finish(Untold update) {
        db.sql("""
                update fault.outage_update set told =
                    (select count(distinct customer) from fault.fault where outage = :outage and told_upto >= :n)
                where outage = :outage and n = :n""")
                .param("outage", update.outage().value())
                .param("n", update.n())
                .update();
    }

    private record Mended(Key key, OutageId outage, Actor by) {}

    private int mend() {
        var ready = db.sql("""
                        select f.customer, f.id, o.id as outage, o.mended_by, o.mended_unit, o.mended_badge
                        from fault.fault f join fault.outage o on o.id = f.outage
                        where o.mended_at is not null and f.state in ('OPEN', 'VISIT')
                        order by f.customer, f.id limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) -> new Mended(
                        new Key(new CustomerId(row.getLong("customer")), new FaultId(row.getLong("id"))),
                        new OutageId(row.getLong("outage")),
                        new Actor(
                                row.getLong("mended_by"),
                                row.getLong("mended_unit"),
                                row.getString("mended_badge"),
                                "outage")))
                .list();
        ready.forEach(one -> transaction.executeWithoutResult(status -> mend(one)));
        return ready.size();
    }

    private void mend(Mended one) {
        var fault = faults.lock(one.key().customer(), one.key().id());
        if (!fault.isOpen()) return;
        var outage = rows.get(one.outage());
        var cause = outage.cause();
        if (cause != null) mending.mended(fault, cause, outage.remedy(), one.by());
    }
}
