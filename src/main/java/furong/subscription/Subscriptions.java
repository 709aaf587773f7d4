package furong.subscription;

import furong.catalog.Catalog;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.AccessDesk;
import furong.network.AccessLogin;
import furong.network.ServiceId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.Ports;
import furong.subscription.Watches.What;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final Holds holds;
    private final Legs legs;
    private final Moves moves;
    private final Watches watches;
    private final Changes changes;
    private final AccessDesk accesses;
    private final Numbers numbers;
    private final Ports ports;
    private final Audit audit;

    Subscriptions(
            JdbcClient db,
            Clock clock,
            Rows rows,
            Catalog catalog,
            Holds holds,
            Legs legs,
            Moves moves,
            Watches watches,
            Changes changes,
            AccessDesk accesses,
            Numbers numbers,
            Ports ports,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.catalog = catalog;
        this.holds = holds;
        this.legs = legs;
        this.moves = moves;
        this.watches = watches;
        this.changes = changes;
        this.accesses = accesses;
        this.numbers = numbers;
        this.ports = ports;
        this.audit = audit;
    }

    /** How a subscription was from when until when, and what it became: MOVED, CHANGED, RENUMBERED, TRANSFERRED. */
    public record Former(
            Instant from,
            Instant until,
            AccountId account,
            OfferId offer,
            PlaceId place,
            @Nullable String number,
            String became,
            String reference) {}

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
        if (!legs.ask(line, line.service())) return;
        audit.note(by, "subscription.activate", customer.value(), subject(id), Map.of());
        legs.follow(line, by);
    }

    /** The same as with a reference, for whoever waits for nothing. */
    public void hold(CustomerId customer, SubscriptionId id, Reason reason, Actor by) {
        hold(customer, id, reason, "", by);
    }

    /**
     * Holds a line back for a reason, both legs of one that moves; for a reason it has already, nothing changes. {@link
     * WentOff} follows with {@code reference} when the network was seen to have switched it off, at once if it has.
     */
    public void hold(CustomerId customer, SubscriptionId id, Reason reason, String reference, Actor by) {
        if (reason == Reason.NON_PAYMENT) throw new Refused("hold-without-reminder");
        var line = rows.lock(customer, id);
        refuseIfOver(line);
        var held = holds.has(line, reason);
        if (held && (reference.isEmpty() || watches.has(line, What.WENT_OFF, reason.name(), reference))) return;
        if (!held) {
            holds.put(line, reason, reference, by);
            audit.note(by, "subscription.held", customer.value(), subject(id), Map.of("reason", reason.name()));
            watches.overtake(line, What.CAME_BACK, reason.name());
            legs.follow(line, by);
        }
        watches.add(line, What.WENT_OFF, reason.name(), reference);
        watches.look(line);
    }

    /** The same as with a reference, for whoever waits for nothing. */
    public void lift(CustomerId customer, SubscriptionId id, Reason reason, Actor by) {
        lift(customer, id, reason, "", by);
    }

    /**
     * Lifts the hold of one reason; the line comes back when it was the last. {@link CameBack} follows with {@code
     * reference} when the line was seen to work again.
     *
     * @throws Refused subscription-not-held
     */
    public void lift(CustomerId customer, SubscriptionId id, Reason reason, String reference, Actor by) {
        var line = rows.lock(customer, id);
        refuseIfOver(line);
        if (!holds.lift(line, reason, reference, by)) throw new Refused("subscription-not-held", reason.name());
        audit.note(by, "subscription.lifted", customer.value(), subject(id), Map.of("reason", reason.name()));
        watches.overtake(line, What.WENT_OFF, reason.name());
        legs.follow(line, by);
        watches.add(line, What.CAME_BACK, reason.name(), reference);
        watches.look(line);
    }

    /** The same as with a reference, for whoever waits for nothing. */
    public void cancel(CustomerId customer, SubscriptionId id, String why, Actor by) {
        cancel(customer, id, why, "", by);
    }

    /**
     * Ends a subscription for good, and a move of it. Number and port are given back once the network has let go of the
     * line; then {@link Ended} follows with {@code reference}. Doing it twice changes nothing.
     */
    public void cancel(CustomerId customer, SubscriptionId id, String why, String reference, Actor by) {
        var line = rows.lock(customer, id);
        if (line.over()) return;
        db.sql("""
                update subscription.subscription set state = 'CANCELLED', cancelled_at = :now, why = :why
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("why", why)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        legs.giveUp(line, line.service());
        audit.note(by, "subscription.cancelled", customer.value(), subject(id), Map.of("why", why));
        var over = rows.lock(customer, id);
        moves.end(over, why, by);
        changes.end(over);
        watches.overtakeAll(over);
        legs.follow(over, by);
        watches.add(over, What.ENDED, "", reference);
        watches.look(over);
    }

    /**
     * Gives a line that works another tariff and other features; all it is to have afterwards are named. {@link Changed}
     * follows with {@code reference} when the network was seen to carry it so, at once if it need not be told.
     *
     * @param features codes of the catalogue, with a setting where one is needed: {@code CALL_FORWARDING=86100000}
     * @throws Refused subscription-over, subscription-not-active, change-other-line, feature-unknown, feature-twice
     */
    public void change(
            CustomerId customer, SubscriptionId id, OfferId offer, Set<String> features, String reference, Actor by) {
        changes.change(rows.lock(customer, id), offer, features, reference, by);
    }

    /**
     * Gives a line another number, kept for the customer under {@code reference}. {@link Renumbered} follows when the
     * network uses it; then the old number rests, or first tells callers the new one until {@code announceUntil}.
     *
     * @throws Refused subscription-over, subscription-not-active, move-under-way, renumber-no-number, number-not-kept
     */
    public void renumber(
            CustomerId customer,
            SubscriptionId id,
            String number,
            @Nullable Instant announceUntil,
            String reference,
            Actor by) {
        changes.renumber(rows.lock(customer, id), number, announceUntil, reference, by);
    }

    /**
     * Hands a line over to another customer, who has it as it is: number, features, holds. It never goes off. The old
     * owner's subscription is over; {@link Transferred} says so.
     *
     * @throws Refused subscription-over, subscription-not-active, move-under-way, transfer-same-customer,
     *     transfer-unpaid while it is held for non-payment, transfer-unsettled while the network has not followed yet
     */
    public SubscriptionId transfer(
            CustomerId customer,
            SubscriptionId id,
            CustomerId to,
            AccountId account,
            PlaceId place,
            String reference,
            Actor by) {
        return changes.transfer(rows.lock(customer, id), new Changes.NewOwner(to, account, place), reference, by);
    }

    /** How a subscription was before each change, oldest first. */
    @Transactional(readOnly = true)
    public List<Former> former(CustomerId customer, SubscriptionId id) {
        return rows.former(customer, id);
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

    /** How its first activation went; empty if it was never asked for. */
    @Transactional(readOnly = true)
    public Optional<Activation> activation(CustomerId customer, SubscriptionId id) {
        return rows.activations(customer, id).stream().findFirst();
    }

    static void refuseIfOver(Rows.Line line) {
        if (line.state().equals("CANCELLED")) throw new Refused("subscription-over");
    }

    static String subject(SubscriptionId id) {
        return "subscription:" + id.text();
    }
}
