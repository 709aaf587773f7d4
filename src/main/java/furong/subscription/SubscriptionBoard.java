package furong.subscription;

import furong.catalog.Catalog;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ExistingService;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.Takeover;
import furong.organisation.Area;
import furong.platform.AcrossCustomers;
import furong.resource.PortId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All subscriptions at a glance, and taking over many at once. */
@Component
@Transactional
@AcrossCustomers("counts and takes over the subscriptions of many customers")
public class SubscriptionBoard {

    private final JdbcClient db;
    private final Catalog catalog;
    private final Takeover takeover;
    private final ApplicationEventPublisher events;

    SubscriptionBoard(JdbcClient db, Catalog catalog, Takeover takeover, ApplicationEventPublisher events) {
        this.db = db;
        this.catalog = catalog;
        this.takeover = takeover;
        this.events = events;
    }

    /** How many of an offer are in a state: PENDING, ACTIVE, CANCELLED. */
    public record Count(OfferId offer, String state, long count) {}

    /** How activations asked for in a period went; times are {@code null} if none was finished. */
    public record ActivationFigures(
            long asked,
            long done,
            long withPassedTest,
            @Nullable Duration median,
            @Nullable Duration longest) {}

    /** Something a customer has had for a while, elsewhere or long before us; a number must be free in our stock. */
    public record Existing(
            CustomerId customer,
            AccountId account,
            OfferId offer,
            PlaceId place,
            Area area,
            @Nullable String number,
            Instant since) {}

    /** Taken over, in the order given; published once for all of them, in the same transaction. */
    public record TakenOver(List<Existing> existing, List<SubscriptionId> ids, List<ServiceId> services) {}

    @Transactional(readOnly = true)
    public List<Count> counts(int limit) {
        return db.sql("""
                select offer, state, count(*) as count from subscription.subscription
                group by offer, state order by offer, state limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new Count(new OfferId(row.getString(1)), row.getString(2), row.getLong(3)))
                .list();
    }

    /** From the wish to the tested line, for what was asked for from {@code from} until before {@code until}. */
    @Transactional(readOnly = true)
    public ActivationFigures activations(Instant from, Instant until) {
        return db.sql("""
                select count(*) as asked, count(done_at) as done,
                       count(*) filter (where done_at is not null and test <> 0 and fault = '') as passed,
                       percentile_cont(0.5) within group (order by seconds) as median, max(seconds) as longest
                from subscription.activation,
                     lateral (select cast(extract(epoch from done_at - asked_at) as double precision)) as t (seconds)
                where asked_at >= :from and asked_at < :until""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new ActivationFigures(
                        row.getLong("asked"),
                        row.getLong("done"),
                        row.getLong("passed"),
                        seconds(row.getObject("median", Double.class)),
                        seconds(row.getObject("longest", Double.class))))
                .single();
    }

    /**
     * Takes over what customers have already, as active since then: a few statements for thousands. Ports are found in
     * each one's area, broadband gets its login. Returns the new ids in the order given.
     *
     * @throws furong.platform.Refused number-taken, no-port-free; nothing is taken over then
     */
    public List<SubscriptionId> takeOver(List<Existing> existing) {
        var offers = new HashMap<OfferId, Offer>();
        var ids = new ArrayList<SubscriptionId>();
        var services = new ArrayList<ExistingService>();
        for (var one : existing) {
            var offer = offers.computeIfAbsent(one.offer(), catalog::offer);
            var id = SubscriptionId.next();
            ids.add(id);
            var spec = new ServiceSpec(
                    offer.accessKind(), one.number(), null, offer.speedKbps(), Subscriptions.subject(id));
            services.add(new ExistingService(
                    one.customer().value(), ServiceId.next(), spec, one.area(), offer.portKind(), one.since()));
        }
        insert(existing, ids, services, takeover.take(services));
        events.publishEvent(new TakenOver(
                existing, ids, services.stream().map(ExistingService::id).toList()));
        return ids;
    }

    private void insert(
            List<Existing> existing,
            List<SubscriptionId> ids,
            List<ExistingService> services,
            Map<ServiceId, PortId> ports) {
        db.sql("""
                insert into subscription.subscription (customer, id, account, offer, place, number, port, service,
                    access_kind, speed_kbps, reference, state, started_at, active_since)
                select customer, id, account, offer, place, number, port, service, kind, speed, '', 'ACTIVE', since, since
                from unnest(:customers, :ids, :accounts, :offers, :places, :numbers, :ports, :services, :kinds, :speeds,
                    :since) as t (customer, id, account, offer, place, number, port, service, kind, speed, since)""")
                .param(
                        "customers",
                        existing.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param("ids", ids.stream().map(SubscriptionId::value).toArray(Long[]::new))
                .param(
                        "accounts",
                        existing.stream().map(one -> one.account().value()).toArray(Long[]::new))
                .param(
                        "offers",
                        existing.stream().map(one -> one.offer().value()).toArray(String[]::new))
                .param(
                        "places",
                        existing.stream().map(one -> one.place().value()).toArray(Long[]::new))
                .param("numbers", existing.stream().map(Existing::number).toArray(String[]::new))
                .param(
                        "ports",
                        services.stream().map(one -> value(ports.get(one.id()))).toArray(Long[]::new))
                .param(
                        "services",
                        services.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param(
                        "kinds",
                        services.stream().map(one -> one.spec().accessKind()).toArray(String[]::new))
                .param(
                        "speeds",
                        services.stream().map(one -> one.spec().speedKbps()).toArray(Integer[]::new))
                .param(
                        "since",
                        existing.stream()
                                .map(one -> Timestamp.from(one.since()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    private static @Nullable Duration seconds(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable Long value(@Nullable PortId port) {
        return port == null ? null : port.value();
    }
}
