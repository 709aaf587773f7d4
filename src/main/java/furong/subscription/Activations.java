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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings what was asked of the network to its end: what it was seen to do is recorded and said; a leg that is on is
 * tested, outside any transaction, and only a passed test makes the line active or leads it to its new leg. A failed one
 * stays visible and is repeated. News from the network only says where to look; the sweep looks where news was lost.
 */
@Component
@AcrossCustomers("the sweep takes up what is unfinished of anybody")
public class Activations {

    /** How long something is left alone before the sweep looks after it. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Activations.class);
    private static final int DOUBLINGS_MAX = 5;
    private static final Actor SYSTEM = Actor.system("activation");
    private static final String PREFIX = "subscription:";

    private final JdbcClient db;
    private final Clock clock;
    private final Network network;
    private final Steps steps;

    Activations(JdbcClient db, Clock clock, Network network, Steps steps) {
        this.db = db;
        this.clock = clock;
        this.network = network;
        this.steps = steps;
    }

    @Async
    @TransactionalEventListener
    void on(LineOn on) {
        if (on.reference().startsWith(PREFIX)) look(new CustomerId(on.customer()), id(on.reference()));
    }

    @Async
    @TransactionalEventListener
    void on(LineOff off) {
        if (off.reference().startsWith(PREFIX)) look(new CustomerId(off.customer()), id(off.reference()));
    }

    /** Takes up what is unfinished and due. Returns how many lines were looked at; one in trouble stops no other. */
    public int sweep(int limit) {
        var due = db.sql("""
                select customer, subscription from (
                    (select customer, subscription, next_try_at as at from subscription.activation
                     where next_try_at <= :now order by next_try_at limit :limit)
                    union all
                    (select customer, subscription, next_look_at from subscription.watch
                     where next_look_at <= :now order by next_look_at limit :limit)) as due
                group by customer, subscription order by min(at) limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Due(new CustomerId(row.getLong(1)), new SubscriptionId(row.getLong(2))))
                .list();
        for (var one : due) {
            try {
                look(one.customer(), one.subscription());
            } catch (RuntimeException trouble) {
                log.error(
                        "subscription {} is left for the next sweep",
                        one.subscription().text(),
                        trouble);
            }
        }
        return due.size();
    }

    /** Activations under way, longest first: what the day's dispatcher should know of. */
    @Transactional(readOnly = true)
    public List<Activation> unfinished(int limit) {
        return db.sql("""
                select * from subscription.activation where next_try_at is not null
                order by asked_at, subscription limit :limit""").param("limit", limit).query(Rows::activation).list();
    }

    private record Due(CustomerId customer, SubscriptionId subscription) {}

    private void look(CustomerId customer, SubscriptionId id) {
        for (var leg : steps.look(customer, id)) {
            var test = network.test(customer.value(), leg.service(), SYSTEM);
            if (test.passed()) steps.passed(customer, id, leg, test);
            else steps.failed(customer, leg, test);
        }
    }

    private static SubscriptionId id(String reference) {
        return SubscriptionId.of(reference.substring(PREFIX.length()));
    }

    /** A leg that is on and waits for its test, and what the network carried when that was seen. */
    record Tested(ServiceId service, long version) {}

    /** The steps that are recorded, each in a transaction of its own. */
    @Component
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    static class Steps {

        private final JdbcClient db;
        private final Clock clock;
        private final Rows rows;
        private final Legs legs;
        private final Watches watches;
        private final Audit audit;
        private final ApplicationEventPublisher events;

        Steps(
                JdbcClient db,
                Clock clock,
                Rows rows,
                Legs legs,
                Watches watches,
                Audit audit,
                ApplicationEventPublisher events) {
            this.db = db;
            this.clock = clock;
            this.rows = rows;
            this.legs = legs;
            this.watches = watches;
            this.audit = audit;
            this.events = events;
        }

        /** Records what the network was seen to do with a line. Returns the legs to be tested now. */
        List<Tested> look(CustomerId customer, SubscriptionId id) {
            var line = rows.lock(customer, id);
            watches.look(line);
            var on = new ArrayList<Tested>();
            for (var activation : rows.activations(customer, id)) {
                if (!activation.underWay()) continue;
                var state = legs.state(line, activation.service()).filter(one -> one.working());
                if (state.isEmpty()) later(customer, activation.service());
                else {
                    if (activation.lineOnAt() == null)
                        switchedOn(
                                line,
                                activation.service(),
                                legs.workingSince(line, activation.service()).orElse(clock.instant()));
                    on.add(new Tested(activation.service(), state.get().observedVersion()));
                }
            }
            return on;
        }

        /**
         * Makes the tested leg the line. Not if it was given up meanwhile, nor if the network was told something else
         * since the test: then it is tested again.
         */
        void passed(CustomerId customer, SubscriptionId id, Tested leg, LineTest test) {
            var line = rows.lock(customer, id);
            var still = legs.state(line, leg.service())
                    .filter(state -> state.working() && state.observedVersion() == leg.version())
                    .isPresent();
            if (!still) {
                later(customer, leg.service());
                return;
            }
            var now = clock.instant();
            var ended = db.sql("""
                    update subscription.activation set done_at = :now, test = :test, fault = '', next_try_at = null
                    where customer = :customer and service = :service and done_at is null and given_up_at is null""")
                    .param("now", Timestamp.from(now))
                    .param("test", test.id())
                    .param("customer", customer.value())
                    .param("service", leg.service().value())
                    .update();
            if (ended == 0) return;
            if (line.service().equals(leg.service())) active(line, now);
            else live(line, leg.service(), test, now);
        }

        void failed(CustomerId customer, Tested leg, LineTest test) {
            db.sql("""
                    update subscription.activation
                    set test = :test, fault = :fault, tests_failed = tests_failed + 1,
                        next_try_at = cast(:now as timestamptz)
                            + :pause * power(2, least(tests_failed, :doublings)) * interval '1 second'
                    where customer = :customer and service = :service and next_try_at is not null""")
                    .param("test", test.id())
                    .param("fault", test.fault())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("pause", PAUSE.toSeconds())
                    .param("doublings", DOUBLINGS_MAX)
                    .param("customer", customer.value())
                    .param("service", leg.service().value())
                    .update();
        }

        /** Notes when a leg came on, the first time. */
        private void switchedOn(Rows.Line line, ServiceId service, Instant at) {
            db.sql(
                            "update subscription.activation set line_on_at = :at where customer = :customer and service = :service")
                    .param("at", Timestamp.from(at))
                    .param("customer", line.customer())
                    .param("service", service.value())
                    .update();
            var reference = rows.moves(line.owner(), line.id()).stream()
                    .filter(move -> move.to().service().equals(service))
                    .map(Move::reference)
                    .findFirst()
                    .orElse(line.reference());
            events.publishEvent(new SwitchedOn(line.owner(), line.id(), reference, at));
        }

        private void active(Rows.Line line, Instant now) {
            var first = db.sql("""
                    update subscription.subscription set state = 'ACTIVE', active_since = :now
                    where customer = :customer and id = :id and state = 'PENDING'""")
                    .param("now", Timestamp.from(now))
                    .param("customer", line.customer())
                    .param("id", line.id().value())
                    .update();
            if (first == 0) return;
            audit.note(SYSTEM, "subscription.active", line.customer(), Subscriptions.subject(line.id()), Map.of());
            events.publishEvent(new Activated(line.owner(), line.id(), line.reference(), now, true));
        }

        /** The move's new leg is the line from now on; the database lets nobody lead a line to a leg that is not live. */
        private void live(Rows.Line line, ServiceId service, LineTest test, Instant now) {
            var move = rows.unfinishedMoves(line.owner(), line.id()).stream()
                    .filter(one -> one.to().service().equals(service))
                    .findFirst()
                    .orElseThrow();
            rows.remember(line, "MOVED", move.reference(), now);
            db.sql("""
                    update subscription.move set live_at = greatest(cast(:now as timestamptz), begun_at), test = :test
                    where customer = :customer and id = :id""")
                    .param("now", Timestamp.from(now))
                    .param("test", test.id())
                    .param("customer", line.customer())
                    .param("id", move.id().value())
                    .update();
            db.sql("""
                    update subscription.subscription s
                    set place = m.new_place, number = m.new_number, port = m.new_port, service = m.new_service
                    from subscription.move m
                    where s.customer = :customer and s.id = :id and m.customer = :customer and m.id = :move""")
                    .param("customer", line.customer())
                    .param("id", line.id().value())
                    .param("move", move.id().value())
                    .update();
            audit.note(SYSTEM, "move.live", line.customer(), Moves.subject(move.id()), Map.of());
            events.publishEvent(new LegLive(line.owner(), line.id(), move.id(), move.reference(), now));
        }

        private void later(CustomerId customer, ServiceId service) {
            db.sql("""
                    update subscription.activation set next_try_at = :next
                    where customer = :customer and service = :service and next_try_at is not null""")
                    .param("next", Timestamp.from(clock.instant().plus(PAUSE)))
                    .param("customer", customer.value())
                    .param("service", service.value())
                    .update();
        }
    }
}
