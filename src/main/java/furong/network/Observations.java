package furong.network;

import furong.platform.Interval;
import furong.platform.IntervalSet;
import furong.resource.PortId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the network was seen to do, when: only ever added to, so that an outage can be told afterwards. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Observations {

    private final JdbcClient db;

    Observations(JdbcClient db) {
        this.db = db;
    }

    /** Notes that the network obeyed a telling. */
    void note(Services.Claim claim, String reference, Instant at) {
        var told = claim.instruction();
        var target = told.target();
        var service = target.service();
        if (service == null) return;
        db.sql("""
                insert into network.observation (customer, service, at, version, is_on, wanted_at, access_kind, number,
                    port, exchange, speed_kbps, features, reference, was_on)
                values (:customer, :service, :at, :version, :on, :wanted, :kind, :number, :port, :exchange, :speed,
                    :features, :reference, :was)""")
                .param("customer", target.customer())
                .param("service", service.value())
                .param("at", Timestamp.from(at))
                .param("version", told.version())
                .param("on", told.on())
                .param("wanted", Timestamp.from(claim.wantedAt()))
                .param("kind", target.accessKind())
                .param("number", target.number())
                .param("port", target.port() == null ? null : target.port().value())
                .param("exchange", target.exchange())
                .param("speed", told.speedKbps())
                .param("features", target.features().toArray(String[]::new))
                .param("reference", reference)
                .param("was", claim.wasOn())
                .update();
    }

    /** Notes that a customer's service goes on as it was, under what its row says now. */
    void goesOn(long customer, ServiceId service, Instant at) {
        db.sql("""
                insert into network.observation (customer, service, at, version, is_on, wanted_at, access_kind, number,
                    port, exchange, speed_kbps, features, reference, was_on)
                select customer, id, :at, observed_version, observed_on, :at, access_kind, number, port, exchange,
                    speed_kbps, features, reference, observed_on
                from network.service where customer = :customer and id = :service and observed_at is not null""")
                .param("at", Timestamp.from(at))
                .param("customer", customer)
                .param("service", service.value())
                .update();
    }

    /** In order of time: the last before {@code from} of each service, and all until just before {@code until}. */
    List<Observation> of(long customer, Collection<ServiceId> services, Instant from, Instant until) {
        return db.sql("""
                select o.* from network.observation o
                where o.customer = :customer and o.service = any(:services) and o.at < :until
                  and o.at >= coalesce((select max(b.at) from network.observation b
                                        where b.customer = :customer and b.service = o.service and b.at <= :from), :from)
                order by o.at, o.version""")
                .param("customer", customer)
                .param("services", services.stream().map(ServiceId::value).toArray(Long[]::new))
                .param("until", Timestamp.from(until))
                .param("from", Timestamp.from(from))
                .query((row, n) -> {
                    var port = row.getObject("port", Long.class);
                    return new Observation(
                            row.getLong("customer"),
                            new ServiceId(row.getLong("service")),
                            row.getTimestamp("at").toInstant(),
                            row.getLong("version"),
                            row.getBoolean("is_on"),
                            row.getTimestamp("wanted_at").toInstant(),
                            new ServiceSpec(
                                    row.getString("access_kind"),
                                    row.getString("number"),
                                    port == null ? null : new PortId(port),
                                    row.getInt("speed_kbps"),
                                    Services.features(row),
                                    row.getString("reference")));
                })
                .list();
    }

    boolean everOn(long customer, ServiceId service) {
        return db.sql("""
                select exists (select 1 from network.observation
                               where customer = :customer and service = :service and is_on)""")
                .param("customer", customer)
                .param("service", service.value())
                .query(Boolean.class)
                .single();
    }

    /** How long none of the services was on. */
    Duration outage(long customer, Collection<ServiceId> services, Instant from, Instant until) {
        if (!from.isBefore(until)) return Duration.ZERO;
        var pieces = new ArrayList<Interval>();
        Map<ServiceId, Instant> onSince = new HashMap<>();
        for (var seen : of(customer, services, from, until)) {
            if (seen.on()) onSince.putIfAbsent(seen.service(), seen.at());
            else ended(pieces, onSince.remove(seen.service()), seen.at());
        }
        onSince.values().forEach(since -> ended(pieces, since, until));
        var asked = IntervalSet.of(new Interval(from, until));
        return asked.subtract(IntervalSet.of(pieces)).total();
    }

    private static void ended(List<Interval> pieces, @Nullable Instant since, Instant at) {
        if (since != null && since.isBefore(at)) pieces.add(new Interval(since, at));
    }
}
