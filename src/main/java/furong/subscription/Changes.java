package furong.subscription;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.Network;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.Ports;
import furong.subscription.Watches.What;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a line that works another one where it is: in tariff and features, in number, in owner. */
@Component
@AcrossCustomers("a transfer closes a row of one customer and opens one of another, in one short transaction")
class Changes {

    private final JdbcClient db;
    private final Clock clock;
    private final Rows rows;
    private final Holds holds;
    private final Legs legs;
    private final Watches watches;
    private final Catalog catalog;
    private final Network network;
    private final Numbers numbers;
    private final Ports ports;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Changes(
            JdbcClient db,
            Clock clock,
            Rows rows,
            Holds holds,
            Legs legs,
            Watches watches,
            Catalog catalog,
            Network network,
            Numbers numbers,
            Ports ports,
            Audit audit,
            ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.holds = holds;
        this.legs = legs;
        this.watches = watches;
        this.catalog = catalog;
        this.network = network;
        this.numbers = numbers;
        this.ports = ports;
        this.audit = audit;
        this.events = events;
    }

    /** Whose a line is to be, and where they have it. */
    record NewOwner(CustomerId customer, AccountId account, PlaceId place) {}

    void change(Rows.Line line, OfferId to, Set<String> features, String reference, Actor by) {
        refuseUnlessActive(line);
        if (watches.has(line, What.CHANGED, "", reference)) return;
        var offer = catalog.offer(to);
        var before = catalog.offer(line.offer());
        if (!offer.accessKind().equals(before.accessKind()) || !offer.portKind().equals(before.portKind()))
            throw Refused.field("offer", "change-other-line", to.value());
        var had = settings(rows.features(line.owner(), line.id()));
        var wanted = settings(features);
        refuseUnknown(offer, had, wanted);
        if (!to.equals(line.offer()) || !wanted.equals(had)) {
            rows.remember(line, "CHANGED", reference, clock.instant());
            db.sql("""
                    update subscription.subscription set offer = :offer, speed_kbps = :speed
                    where customer = :customer and id = :id""")
                    .param("offer", to.value())
                    .param("speed", offer.speedKbps())
                    .param("customer", line.customer())
                    .param("id", line.id().value())
                    .update();
            had.forEach((code, setting) -> {
                if (!setting.equals(wanted.get(code))) remove(line, code);
            });
            wanted.forEach((code, setting) -> {
                if (!setting.equals(had.get(code))) insert(line.customer(), line.id(), code, setting, reference);
            });
            audit.note(
                    by,
                    "subscription.changed",
                    line.customer(),
                    Subscriptions.subject(line.id()),
                    Map.of("offer", to.value(), "features", features));
        }
        var changed = rows.lock(line.owner(), line.id());
        legs.follow(changed, by);
        watches.add(changed, What.CHANGED, "", reference);
        watches.look(changed);
    }

    void renumber(Rows.Line line, String number, @Nullable Instant announceUntil, String reference, Actor by) {
        refuseUnlessActive(line);
        if (watches.has(line, What.RENUMBERED, "", reference)) return;
        refuseWhileMoving(line);
        if (line.number() == null) throw Refused.field("number", "renumber-no-number");
        numbers.use(line.customer(), number, reference);
        rows.remember(line, "RENUMBERED", reference, clock.instant());
        db.sql("update subscription.subscription set number = :number where customer = :customer and id = :id")
                .param("number", number)
                .param("customer", line.customer())
                .param("id", line.id().value())
                .update();
        audit.note(
                by,
                "subscription.renumbered",
                line.customer(),
                Subscriptions.subject(line.id()),
                Map.of("from", line.number(), "to", number));
        var renumbered = rows.lock(line.owner(), line.id());
        legs.follow(renumbered, by);
        watches.addRenumbering(renumbered, line.number(), announceUntil, reference);
        watches.look(renumbered);
    }

    SubscriptionId transfer(Rows.Line line, NewOwner to, String reference, Actor by) {
        refuseUnlessActive(line);
        refuseWhileMoving(line);
        if (line.owner().equals(to.customer())) throw Refused.field("newOwner", "transfer-same-customer");
        if (holds.has(line, Reason.NON_PAYMENT)) throw new Refused("transfer-unpaid");
        if (legs.settledSince(line, line.service()).isEmpty()) throw new Refused("transfer-unsettled");
        watches.look(line);
        var id = SubscriptionId.next();
        var now = clock.instant();
        rows.remember(line, "TRANSFERRED", reference, now);
        open(line, id, to, reference, now);
        takeAlong(line, id, to, reference);
        holds.handOver(line, to.customer(), id, reference, by);
        close(line, id, now);
        watches.overtakeAll(line);
        network.handOver(line.customer(), to.customer().value(), line.service(), Subscriptions.subject(id));
        if (line.number() != null)
            numbers.handOver(line.number(), line.customer(), to.customer().value(), reference);
        if (line.port() != null)
            ports.handOver(line.port(), line.customer(), to.customer().value(), reference);
        audit.note(
                by,
                "subscription.transferred",
                line.customer(),
                Subscriptions.subject(line.id()),
                Map.of("reference", reference));
        audit.note(
                by,
                "subscription.taken-over",
                to.customer().value(),
                Subscriptions.subject(id),
                Map.of("reference", reference));
        events.publishEvent(new Transferred(line.owner(), line.id(), to.customer(), id, reference, now));
        return id;
    }

    private void open(Rows.Line line, SubscriptionId id, NewOwner to, String reference, Instant now) {
        db.sql("""
                insert into subscription.subscription (customer, id, account, offer, place, number, port, service,
                    access_kind, speed_kbps, reference, state, started_at, active_since)
                select :to, :id, :account, offer, :place, number, port, service, access_kind, speed_kbps, :reference,
                    state, :now, :now
                from subscription.subscription where customer = :customer and id = :old""")
                .param("to", to.customer().value())
                .param("id", id.value())
                .param("account", to.account().value())
                .param("place", to.place().value())
                .param("reference", reference)
                .param("now", Timestamp.from(now))
                .param("customer", line.customer())
                .param("old", line.id().value())
                .update();
    }

    private void takeAlong(Rows.Line line, SubscriptionId id, NewOwner to, String reference) {
        settings(rows.features(line.owner(), line.id())).forEach((code, setting) -> {
            remove(line, code);
            insert(to.customer().value(), id, code, setting, reference);
        });
    }

    private void close(Rows.Line line, SubscriptionId successor, Instant now) {
        db.sql("""
                update subscription.subscription
                set state = 'CANCELLED', cancelled_at = :now, why = :why, handed_to = :successor
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(now))
                .param("why", Subscription.Cancelled.TRANSFERRED)
                .param("successor", successor.text())
                .param("customer", line.customer())
                .param("id", line.id().value())
                .update();
    }

    /** A line that is over can do nothing any more; whoever bills sees until when it could. */
    void end(Rows.Line line) {
        settings(rows.features(line.owner(), line.id())).keySet().forEach(code -> remove(line, code));
    }

    private void insert(long customer, SubscriptionId id, String code, String setting, String reference) {
        db.sql("""
                insert into subscription.feature (customer, id, subscription, code, setting, since, reference)
                values (:customer, :id, :subscription, :code, :setting, :now, :reference)""")
                .param("customer", customer)
                .param("id", Ids.next())
                .param("subscription", id.value())
                .param("code", code)
                .param("setting", setting)
                .param("now", Timestamp.from(clock.instant()))
                .param("reference", reference)
                .update();
    }

    private void remove(Rows.Line line, String code) {
        db.sql("""
                update subscription.feature set until = greatest(cast(:now as timestamptz), since)
                where customer = :customer and subscription = :subscription and code = :code and until is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("subscription", line.id().value())
                .param("code", code)
                .update();
    }

    /** What is no longer sold may stay with whoever has it. */
    private void refuseUnknown(Offer offer, Map<String, String> had, Map<String, String> wanted) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var sold = catalog.features(offer.product().code(), today).stream()
                .map(Feature::code)
                .collect(Collectors.toSet());
        for (var code : wanted.keySet())
            if (!sold.contains(code) && !had.containsKey(code))
                throw Refused.field("features", "feature-unknown", code);
    }

    private void refuseWhileMoving(Rows.Line line) {
        if (rows.moves(line.owner(), line.id()).stream().anyMatch(Move::open)) throw new Refused("move-under-way");
    }

    static void refuseUnlessActive(Rows.Line line) {
        Subscriptions.refuseIfOver(line);
        if (!line.state().equals("ACTIVE")) throw new Refused("subscription-not-active");
    }

    /** {@code CALL_FORWARDING=86100000} is a feature and its setting, {@code CALLER_DISPLAY} one without. */
    private static Map<String, String> settings(Iterable<String> features) {
        var settings = new TreeMap<String, String>();
        for (var feature : features) {
            var at = feature.indexOf('=');
            var code = at < 0 ? feature : feature.substring(0, at);
            if (settings.put(code, at < 0 ? "" : feature.substring(at + 1)) != null)
                throw Refused.field("features", "feature-twice", code);
        }
        return settings;
    }
}
