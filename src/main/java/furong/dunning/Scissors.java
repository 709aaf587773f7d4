package furong.dunning;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.message.Messages;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the lines of an account back, and gives them back with a promise of when they work again. */
@Component
class Scissors {

    private static final int LINES_MAX = 1000;

    private final JdbcClient db;
    private final Subscriptions subscriptions;
    private final Suspensions suspensions;
    private final Promises promises;
    private final Messages messages;
    private final Customers customers;
    private final Reminders reminders;
    private final Clock clock;

    Scissors(
            JdbcClient db,
            Subscriptions subscriptions,
            Suspensions suspensions,
            Promises promises,
            Messages messages,
            Customers customers,
            Reminders reminders,
            Clock clock) {
        this.db = db;
        this.subscriptions = subscriptions;
        this.suspensions = suspensions;
        this.promises = promises;
        this.messages = messages;
        this.customers = customers;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** Begins a suspension, softly or wholly, or makes a soft one whole. */
    void cut(Facts facts, boolean soft, Ladders.Ladder ladder, Money overdue, Actor by) {
        var customer = new CustomerId(facts.customer());
        var now = Timestamp.from(clock.instant());
        var held = facts.held();
        var id = held == null ? Ids.next() : held.suspension();
        if (held == null) begin(facts, id, soft, ladder, by);
        else
            db.sql("update dunning.suspension set hardened_at = :now where customer = :customer and id = :id")
                    .param("now", now)
                    .param("customer", facts.customer())
                    .param("id", id)
                    .update();
        var grounds = grounds(facts.customer(), id);
        for (var line : subscriptions.of(customer)) {
            if (line.terms().account().value() != facts.account() || line instanceof Subscription.Cancelled) continue;
            suspensions.suspend(
                    customer, new Suspension(line.id(), soft, grounds, Reminders.REFERENCE + Ids.text(id)), by);
            db.sql("""
                    insert into dunning.suspended_line (customer, suspension, subscription)
                    values (?, ?, ?) on conflict do nothing""").params(facts.customer(), id, line.id().value()).update();
        }
        if (soft) tell(customer, id, overdue, by);
    }

    private void begin(Facts facts, long id, boolean soft, Ladders.Ladder ladder, Actor by) {
        var now = Timestamp.from(clock.instant());
        db.sql("""
                insert into dunning.suspension (customer, id, account, episode, ladder, begun_at, hardened_at, person, badge)
                values (:customer, :id, :account, :episode, :ladder, :now, :hard, :person, :badge)""")
                .param("customer", facts.customer())
                .param("id", id)
                .param("account", facts.account())
                .param("episode", facts.overdueSince())
                .param("ladder", ladder.version())
                .param("now", now)
                .param("hard", soft ? null : now)
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        db.sql("""
                insert into dunning.suspension_ground (customer, suspension, attempt)
                select :customer, :id, unnest(:attempts)""")
                .param("customer", facts.customer())
                .param("id", id)
                .param("attempts", reminders.ended(facts).toArray(Long[]::new))
                .update();
    }

    private void tell(CustomerId customer, long suspension, Money overdue, Actor by) {
        var number = customers.messageNumber(customer);
        if (number.isEmpty() || reminders.optedOut(customer)) return;
        var words = List.of(overdue.decimal(), "", "");
        var _ = messages.send(customer, number, "DUNNING_SOFT", words, "suspended:" + Ids.text(suspension), by);
    }

    /** Whose account it is, for the promise that is made with it. */
    record Whose(Segment segment, UnitId unit, String jurisdiction) {}

    /** Ends a suspension; each line that comes back is promised to. Doing it twice changes nothing. */
    void release(Facts facts, String why, Whose whose, Actor by) {
        var held = facts.held();
        if (held == null) return;
        end(facts, held.suspension(), why);
        var customer = new CustomerId(facts.customer());
        for (var line : lines(facts.customer(), held.suspension())) {
            var now = subscriptions.get(customer, line);
            if (now instanceof Subscription.Cancelled
                    || now.holds().stream().noneMatch(hold -> hold.reason() == Reason.NON_PAYMENT)) continue;
            if (now.holds().size() == 1) promise(customer, now, whose, by);
            subscriptions.lift(
                    customer, line, Reason.NON_PAYMENT, Reminders.REFERENCE + Ids.text(held.suspension()), by);
        }
        db.sql("""
                update dunning.suspended_line set lifted_at = :now
                where customer = :customer and suspension = :id and lifted_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", facts.customer())
                .param("id", held.suspension())
                .update();
    }

    /** Gives the lines up for good. */
    void giveUp(Facts facts, Actor by) {
        var held = facts.held();
        if (held == null) return;
        end(facts, held.suspension(), "TERMINATED");
        var reference = Reminders.REFERENCE + Ids.text(held.suspension());
        for (var line : lines(facts.customer(), held.suspension()))
            subscriptions.cancel(new CustomerId(facts.customer()), line, "non-payment", reference, by);
    }

    /** A line was seen to work again after its suspension. */
    void back(CustomerId customer, SubscriptionId line, String reference, Instant at) {
        db.sql("""
                update dunning.suspended_line set back_at = :at
                where customer = :customer and suspension = :id and subscription = :line and back_at is null""")
                .param("at", Timestamp.from(at))
                .param("customer", customer.value())
                .param("id", Ids.parse(reference.substring(Reminders.REFERENCE.length())))
                .param("line", line.value())
                .update();
        promises.keep(customer, PromiseType.RESUME, subject(line), at, "subscription:" + line.text());
    }

    private void promise(CustomerId customer, Subscription line, Whose whose, Actor by) {
        var wanted = new NewPromise(
                        customer,
                        PromiseType.RESUME,
                        subject(line.id()),
                        whose.segment(),
                        "",
                        false,
                        clock.instant(),
                        whose.unit(),
                        "")
                .under(whose.jurisdiction());
        var _ = promises.make(wanted, by);
    }

    private static String subject(SubscriptionId line) {
        return "subscription:" + line.text();
    }

    private void end(Facts facts, long suspension, String why) {
        db.sql("""
                update dunning.suspension set ended_at = :now, why = :why
                where customer = :customer and id = :id and ended_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("why", why)
                .param("customer", facts.customer())
                .param("id", suspension)
                .update();
    }

    private List<Long> grounds(long customer, long suspension) {
        return db.sql("select attempt from dunning.suspension_ground where customer = ? and suspension = ? limit 100")
                .params(customer, suspension)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private List<SubscriptionId> lines(long customer, long suspension) {
        return db.sql("""
                select subscription from dunning.suspended_line
                where customer = :customer and suspension = :id and lifted_at is null order by subscription limit :limit""")
                .param("customer", customer)
                .param("id", suspension)
                .param("limit", LINES_MAX)
                .query((row, n) -> new SubscriptionId(row.getLong(1)))
                .list();
    }
}
