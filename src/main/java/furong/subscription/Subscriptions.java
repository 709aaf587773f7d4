package furong.subscription;

import furong.catalog.Catalog;
import furong.customer.CustomerId;
import furong.network.AccessDesk;
import furong.network.AccessLogin;
import furong.network.Network;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.Ports;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers have. A line works when it is active and no hold is left; the network follows each change. */
@Component
@Transactional
public class Subscriptions {

    private final JdbcClient db;
    private final Clock clock;
    private final Rows rows;
    private final Catalog catalog;
    private final Network network;
    private final AccessDesk accesses;
    private final Numbers numbers;
    private final Ports ports;
    private final Audit audit;

    Subscriptions(
            JdbcClient db,
            Clock clock,
            Rows rows,
            Catalog catalog,
            Network network,
            AccessDesk accesses,
            Numbers numbers,
            Ports ports,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.catalog = catalog;
        this.network = network;
        this.accesses = accesses;
        this.numbers = numbers;
        this.ports = ports;
        this.audit = audit;
    }

    /**
     * Begins a subscription that does not work yet, and takes the number and the port that were kept under
     * {@code reference} for good. Broadband has its login from now on; nobody gets in with it yet.
     *
     * @param reference the caller's own name for it; comes back in {@link Activated}
     */
    public SubscriptionId start(NewSubscription wanted, String reference, Actor by) {
        var customer = wanted.customer().value();
        var offer = catalog.offer(wanted.offer());
        if (wanted.number() != null) numbers.use(customer, wanted.number(), reference);
        if (wanted.port() != null) ports.use(customer, wanted.port(), reference);
        var id = SubscriptionId.next();
        var service = ServiceId.next();
        db.sql("""
                insert into subscription.subscription (customer, id, account, offer, place, number, port, service,
                    access_kind, speed_kbps, reference, state, started_at)
                values (:customer, :id, :account, :offer, :place, :number, :port, :service, :kind, :speed, :reference,
                    'PENDING', :now)""")
                .param("customer", customer)
                .param("id", id.value())
                .param("account", wanted.account().value())
                .param("offer", wanted.offer().value())
                .param("place", wanted.place().value())
                .param("number", wanted.number())
                .param("port", wanted.port() == null ? null : wanted.port().value())
                .param("service", service.value())
                .param("kind", offer.accessKind())
                .param("speed", offer.speedKbps())
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (offer.accessKind().equals("BROADBAND")) accesses.open(customer, service, offer.speedKbps());
        audit.note(
                by,
                "subscription.started",
                customer,
                subject(id),
                Map.of("offer", wanted.offer().value()));
        return id;
    }

    /** Asks for the line; {@link Activated} follows when it is on and passed its test. Asking twice changes nothing. */
    public void activate(CustomerId customer, SubscriptionId id, Actor by) {
        var line = rows.lock(customer, id);
        if (line.state().equals("ACTIVE")) return;
        refuseIfOver(line);
        var now = Timestamp.from(clock.instant());
        var first = db.sql("""
                insert into subscription.activation (customer, subscription, asked_at, next_try_at)
                values (:customer, :id, :now, :next)
                on conflict (customer, subscription) do nothing""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("now", now)
                .param("next", Timestamp.from(clock.instant().plus(Activations.PAUSE)))
                .update();
        if (first == 0) return;
        audit.note(by, "subscription.activate", customer.value(), subject(id), Map.of());
        if (rows.holds(customer, id).isEmpty()) want(line, true, by);
    }

    /** Holds a line back for a reason; for one it has already, nothing changes. */
    public void hold(CustomerId customer, SubscriptionId id, Reason reason, Actor by) {
        var line = rows.lock(customer, id);
        refuseIfOver(line);
        var before = rows.holds(customer, id);
        if (before.stream().anyMatch(hold -> hold.reason() == reason)) return;
        db.sql("""
                insert into subscription.hold (customer, id, subscription, reason, since, person, badge)
                values (:customer, :id, :subscription, :reason, :now, :person, :badge)""")
                .param("customer", customer.value())
                .param("id", Ids.next())
                .param("subscription", id.value())
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        audit.note(by, "subscription.held", customer.value(), subject(id), Map.of("reason", reason.name()));
        if (before.isEmpty() && asked(line)) want(line, false, by);
    }

    /**
     * Lifts the hold of one reason; the line comes back when it was the last.
     *
     * @throws Refused subscription-not-held
     */
    public void lift(CustomerId customer, SubscriptionId id, Reason reason, Actor by) {
        var line = rows.lock(customer, id);
        refuseIfOver(line);
        var lifted = db.sql("""
                update subscription.hold set lifted_at = :now, lifted_by = :person, lifted_badge = :badge
                where customer = :customer and subscription = :id and reason = :reason and lifted_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .param("customer", customer.value())
                .param("id", id.value())
                .param("reason", reason.name())
                .update();
        if (lifted == 0) throw new Refused("subscription-not-held", reason.name());
        audit.note(by, "subscription.lifted", customer.value(), subject(id), Map.of("reason", reason.name()));
        if (rows.holds(customer, id).isEmpty() && asked(line)) want(line, true, by);
    }

    /** Ends a subscription for good. Number and port are given back once the network has let go of the line. */
    public void cancel(CustomerId customer, SubscriptionId id, String why, Actor by) {
        var line = rows.lock(customer, id);
        if (line.state().equals("CANCELLED")) return;
        var now = Timestamp.from(clock.instant());
        db.sql("""
                update subscription.subscription set state = 'CANCELLED', cancelled_at = :now, why = :why
                where customer = :customer and id = :id""")
                .param("now", now)
                .param("why", why)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        db.sql("""
                update subscription.activation set given_up_at = :now, next_try_at = null
                where customer = :customer and subscription = :id and done_at is null and given_up_at is null""")
                .param("now", now)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        audit.note(by, "subscription.cancelled", customer.value(), subject(id), Map.of("why", why));
        if (asked(line)) want(line, false, by);
        else giveBack(line);
    }

    @Transactional(readOnly = true)
    public List<Subscription> of(CustomerId customer) {
        return rows.of(customer);
    }

    /** @throws Refused not-found */
    @Transactional(readOnly = true)
    public Subscription get(CustomerId customer, SubscriptionId id) {
        return rows.get(customer, id);
    }

    /** What the customer types into the modem; {@code Refused("not-found")} where there is nothing to type. */
    @Transactional(readOnly = true)
    public AccessLogin login(CustomerId customer, SubscriptionId id) {
        return accesses.login(customer.value(), rows.get(customer, id).terms().service());
    }

    /** How its activation went; {@code Refused("not-found")} if it was never asked for. */
    @Transactional(readOnly = true)
    public Activation activation(CustomerId customer, SubscriptionId id) {
        return rows.activation(customer, id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** A number that worked rests, one that never did is free at once. */
    void giveBack(Rows.Line line) {
        if (line.number() != null && line.worked()) numbers.retire(line.customer(), line.number());
        if (line.number() != null && !line.worked()) numbers.release(line.customer(), line.number());
        if (line.port() != null) ports.release(line.customer(), line.port());
    }

    private void want(Rows.Line line, boolean on, Actor by) {
        var spec = new ServiceSpec(line.accessKind(), line.number(), line.port(), line.speedKbps(), subject(line.id()));
        network.want(line.customer(), line.service(), spec, on, by);
    }

    /** Whether the network was ever asked for it: now, or by whoever ran the line before us. */
    private boolean asked(Rows.Line line) {
        return line.worked()
                || rows.activation(new CustomerId(line.customer()), line.id()).isPresent();
    }

    private static void refuseIfOver(Rows.Line line) {
        if (line.state().equals("CANCELLED")) throw new Refused("subscription-over");
    }

    static String subject(SubscriptionId id) {
        return "subscription:" + id.text();
    }
}
