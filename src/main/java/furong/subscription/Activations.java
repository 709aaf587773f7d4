package furong.subscription;

import furong.customer.CustomerId;
import furong.network.LineOff;
import furong.network.LineOn;
import furong.network.LineTest;
import furong.network.Network;
import furong.network.ServiceId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings activations to their end: when the line is on it is tested, outside any transaction; only a passed test makes
 * the subscription active. A failed one stays visible and is repeated.
 */
@Component
@AcrossCustomers("the sweep takes up unfinished activations of anybody")
public class Activations {

    /** How long an activation is left alone before the sweep looks after it. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int DOUBLINGS_MAX = 5;
    private static final Actor SYSTEM = Actor.system("activation");
    private static final String PREFIX = "subscription:";

    private final JdbcClient db;
    private final Clock clock;
    private final Network network;
    private final Steps steps;
    private final Subscriptions subscriptions;
    private final Rows rows;

    Activations(JdbcClient db, Clock clock, Network network, Steps steps, Subscriptions subscriptions, Rows rows) {
        this.db = db;
        this.clock = clock;
        this.network = network;
        this.steps = steps;
        this.subscriptions = subscriptions;
        this.rows = rows;
    }

    @Async
    @TransactionalEventListener
    void on(LineOn on) {
        if (!on.reference().startsWith(PREFIX)) return;
        finish(new CustomerId(on.customer()), id(on.reference()), on.service(), on.at());
    }

    @ApplicationModuleListener
    void on(LineOff off) {
        if (!off.reference().startsWith(PREFIX)) return;
        var line = rows.lock(new CustomerId(off.customer()), id(off.reference()));
        if (line.state().equals("CANCELLED")) subscriptions.giveBack(line);
    }

    /** Takes up what is unfinished and due: lines that are on are tested again. Returns how many were looked at. */
    public int sweep(int limit) {
        var due = db.sql("""
                select a.customer, a.subscription, s.service
                from subscription.activation a
                join subscription.subscription s on s.customer = a.customer and s.id = a.subscription
                where a.next_try_at <= :now order by a.next_try_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new CustomerId(row.getLong(1)),
                        new SubscriptionId(row.getLong(2)),
                        new ServiceId(row.getLong(3))))
                .list();
        due.forEach(this::takeUp);
        return due.size();
    }

    /** Activations under way, longest first: what the day's dispatcher should know of. */
    @Transactional(readOnly = true)
    public List<Activation> unfinished(int limit) {
        return db
                .sql("""
                select customer, subscription from subscription.activation where next_try_at is not null
                order by asked_at, subscription limit :limit""")
                .param("limit", limit)
                .query((row, n) ->
                        new Due(new CustomerId(row.getLong(1)), new SubscriptionId(row.getLong(2)), new ServiceId(0)))
                .list()
                .stream()
                .map(one -> rows.activation(one.customer(), one.subscription()))
                .flatMap(Optional::stream)
                .toList();
    }

    private record Due(CustomerId customer, SubscriptionId subscription, ServiceId service) {}

    private void takeUp(Due due) {
        var state = network.find(due.customer().value(), due.service());
        if (state.isPresent() && state.get().working() && state.get().observedAt() != null)
            finish(
                    due.customer(),
                    due.subscription(),
                    due.service(),
                    state.get().observedAt());
        else steps.later(due.customer(), due.subscription());
    }

    private void finish(CustomerId customer, SubscriptionId id, ServiceId service, Instant lineOnAt) {
        if (!steps.lineIsOn(customer, id, lineOnAt)) return;
        var test = network.test(customer.value(), service, SYSTEM);
        if (test.passed()) steps.done(customer, id, test);
        else steps.testFailed(customer, id, test);
    }

    private static SubscriptionId id(String reference) {
        return SubscriptionId.of(reference.substring(PREFIX.length()));
    }

    /** The steps that are recorded, each in a transaction of its own. */
    @Component
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    static class Steps {

        private final JdbcClient db;
        private final Clock clock;
        private final Audit audit;
        private final ApplicationEventPublisher events;

        Steps(JdbcClient db, Clock clock, Audit audit, ApplicationEventPublisher events) {
            this.db = db;
            this.clock = clock;
            this.audit = audit;
            this.events = events;
        }

        /** Notes when the line came on, the first time; false if the activation is over already. */
        boolean lineIsOn(CustomerId customer, SubscriptionId id, Instant at) {
            return db.sql("""
                    update subscription.activation set line_on_at = coalesce(line_on_at, :at)
                    where customer = :customer and subscription = :id and done_at is null and given_up_at is null""")
                            .param("at", Timestamp.from(at))
                            .param("customer", customer.value())
                            .param("id", id.value())
                            .update()
                    == 1;
        }

        void done(CustomerId customer, SubscriptionId id, LineTest test) {
            var now = clock.instant();
            var ended = db.sql("""
                    update subscription.activation set done_at = :now, test = :test, fault = '', next_try_at = null
                    where customer = :customer and subscription = :id and done_at is null and given_up_at is null""")
                    .param("now", Timestamp.from(now))
                    .param("test", test.id())
                    .param("customer", customer.value())
                    .param("id", id.value())
                    .update();
            if (ended == 0) return;
            db.sql("""
                    update subscription.subscription set state = 'ACTIVE', active_since = :now
                    where customer = :customer and id = :id and state = 'PENDING' returning reference""")
                    .param("now", Timestamp.from(now))
                    .param("customer", customer.value())
                    .param("id", id.value())
                    .query(String.class)
                    .optional()
                    .ifPresent(reference -> {
                        audit.note(
                                SYSTEM, "subscription.active", customer.value(), Subscriptions.subject(id), Map.of());
                        events.publishEvent(new Activated(customer, id, reference, now, true));
                    });
        }

        void testFailed(CustomerId customer, SubscriptionId id, LineTest test) {
            db.sql("""
                    update subscription.activation
                    set test = :test, fault = :fault, tests_failed = tests_failed + 1,
                        next_try_at = cast(:now as timestamptz)
                            + :pause * power(2, least(tests_failed, :doublings)) * interval '1 second'
                    where customer = :customer and subscription = :id and done_at is null and given_up_at is null""")
                    .param("test", test.id())
                    .param("fault", test.fault())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("pause", PAUSE.toSeconds())
                    .param("doublings", DOUBLINGS_MAX)
                    .param("customer", customer.value())
                    .param("id", id.value())
                    .update();
        }

        void later(CustomerId customer, SubscriptionId id) {
            db.sql("""
                    update subscription.activation set next_try_at = :next
                    where customer = :customer and subscription = :id and next_try_at is not null""")
                    .param("next", Timestamp.from(clock.instant().plus(PAUSE)))
                    .param("customer", customer.value())
                    .param("id", id.value())
                    .update();
        }
    }
}
