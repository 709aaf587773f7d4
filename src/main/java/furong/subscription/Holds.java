package furong.subscription;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Interval;
import furong.platform.IntervalSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of holds: who put one on a line and why, who lifted it. */
@Component
class Holds {

    private static final int LIST_MAX = 500;

    private final JdbcClient db;
    private final Clock clock;

    Holds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Hold> of(CustomerId customer, SubscriptionId id) {
        return of(customer).getOrDefault(id.value(), List.of());
    }

    Map<Long, List<Hold>> of(CustomerId customer) {
        var holds = new HashMap<Long, List<Hold>>();
        db.sql("""
                select subscription, reason, since, badge, soft from subscription.hold
                where customer = :customer and lifted_at is null order by since, id limit :limit""").param("customer", customer.value()).param("limit", LIST_MAX).query(row -> {
            holds.computeIfAbsent(row.getLong("subscription"), id -> new ArrayList<>())
                    .add(new Hold(
                            Reason.valueOf(row.getString("reason")),
                            row.getTimestamp("since").toInstant(),
                            row.getString("badge"),
                            row.getBoolean("soft")));
        });
        return holds;
    }

    /** When something held a line, as far as that was before {@code until}. */
    IntervalSet during(CustomerId customer, SubscriptionId id, Instant until) {
        return IntervalSet.of(db.sql("""
                select since, least(coalesce(lifted_at, :until), :until) from subscription.hold
                where customer = :customer and subscription = :id
                  and since < least(coalesce(lifted_at, :until), :until) limit :limit""")
                .param("until", Timestamp.from(until))
                .param("customer", customer.value())
                .param("id", id.value())
                .param("limit", LIST_MAX)
                .query((row, n) -> new Interval(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .list());
    }

    boolean has(Rows.Line line, Reason reason) {
        return of(line.owner(), line.id()).stream().anyMatch(hold -> hold.reason() == reason);
    }

    void put(Rows.Line line, Reason reason, String reference, Actor by) {
        db.sql("""
                insert into subscription.hold (customer, id, subscription, reason, since, person, badge, reference)
                values (:customer, :id, :subscription, :reason, :now, :person, :badge, :reference)""")
                .param("customer", line.customer())
                .param("id", Ids.next())
                .param("subscription", line.id().value())
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .param("reference", reference)
                .update();
    }

    /** Puts a hold for non-payment, with the reminders that allow it. */
    void suspend(Rows.Line line, Suspensions.Suspension how, Actor by) {
        put(line, Reason.NON_PAYMENT, how.reference(), by);
        if (how.soft())
            db.sql("""
                    update subscription.hold set soft = true
                    where customer = :customer and subscription = :id and reason = 'NON_PAYMENT' and lifted_at is null""")
                    .param("customer", line.customer())
                    .param("id", line.id().value())
                    .update();
        ground(line, how);
    }

    /** A soft hold for non-payment holds the whole line from now on. */
    void harden(Rows.Line line, Suspensions.Suspension how) {
        db.sql("""
                update subscription.hold set soft = false
                where customer = :customer and subscription = :id and reason = 'NON_PAYMENT' and lifted_at is null""")
                .param("customer", line.customer())
                .param("id", line.id().value())
                .update();
        ground(line, how);
    }

    private void ground(Rows.Line line, Suspensions.Suspension how) {
        db.sql("""
                insert into subscription.ground (customer, hold, reminder)
                select :customer, h.id, r from subscription.hold h, unnest(:reminders) as r
                where h.customer = :customer and h.subscription = :id and h.reason = 'NON_PAYMENT' and h.lifted_at is null
                on conflict do nothing""")
                .param("customer", line.customer())
                .param("reminders", how.reminders().toArray(Long[]::new))
                .param("id", line.id().value())
                .update();
    }

    /** Lifts the hold of a reason; false if there is none. */
    boolean lift(Rows.Line line, Reason reason, String reference, Actor by) {
        return db.sql("""
                update subscription.hold
                set lifted_at = :now, lifted_by = :person, lifted_badge = :badge, lift_reference = :reference
                where customer = :customer and subscription = :id and reason = :reason and lifted_at is null""")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("person", by.person())
                        .param("badge", by.badge())
                        .param("reference", reference)
                        .param("customer", line.customer())
                        .param("id", line.id().value())
                        .param("reason", reason.name())
                        .update()
                == 1;
    }

    /** What holds a line goes along to the customer it is handed to, as it was put there. */
    void handOver(Rows.Line line, CustomerId to, SubscriptionId successor, String reference, Actor by) {
        for (var reason : of(line.owner(), line.id()).stream().map(Hold::reason).toList()) {
            db.sql("""
                    insert into subscription.hold (customer, id, subscription, reason, since, person, badge, reference)
                    select :to, :new, :successor, reason, since, person, badge, reference
                    from subscription.hold
                    where customer = :customer and subscription = :id and reason = :reason and lifted_at is null""")
                    .param("to", to.value())
                    .param("new", Ids.next())
                    .param("successor", successor.value())
                    .param("customer", line.customer())
                    .param("id", line.id().value())
                    .param("reason", reason.name())
                    .update();
            if (!lift(line, reason, reference, by)) throw new IllegalStateException("hold gone: " + reason);
        }
    }
}
