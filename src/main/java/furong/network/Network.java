package furong.network;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each service should be. A wish is a row with a version, stored with the caller's own change; the network is told
 * after commit and again until it obeys, and the newest wish wins.
 */
@Component
@Transactional
public class Network {

    static final String ANNOUNCEMENT = "ANNOUNCEMENT";

    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Services services;
    private final LineTests tests;
    private final Numbers numbers;
    private final Ports ports;
    private final AccessDesk accesses;
    private final Observations observations;
    private final HandOver handOver;
    private final Audit audit;

    Network(
            JdbcClient db,
            Clock clock,
            ApplicationEventPublisher events,
            Services services,
            LineTests tests,
            Numbers numbers,
            Ports ports,
            AccessDesk accesses,
            Observations observations,
            HandOver handOver,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.events = events;
        this.services = services;
        this.tests = tests;
        this.numbers = numbers;
        this.ports = ports;
        this.accesses = accesses;
        this.observations = observations;
        this.handOver = handOver;
        this.audit = audit;
    }

    /**
     * Stores the wish that a service be on or off, in the caller's transaction. {@link LineOn} or {@link LineOff} follows
     * when the network does so and nobody has wanted otherwise since. Broadband gets its login with the first wish.
     */
    public void want(long customer, ServiceId id, ServiceSpec spec, boolean on, Actor by) {
        want(customer, id, spec, on, null, by);
    }

    /**
     * Tells callers of a number that was given up which one to dial instead, until then: the number announces, and so
     * does a service of its own, which goes off by itself afterwards.
     *
     * @throws Refused number-of-another if the customer does not have it
     */
    public ServiceId announce(Announcement wanted, String reference, Actor by) {
        numbers.announce(wanted.customer(), wanted.number(), wanted.replacement(), wanted.until());
        var id = ServiceId.next();
        var spec = new ServiceSpec(
                ANNOUNCEMENT, wanted.number(), null, 0, List.of("DIAL=" + wanted.replacement()), reference);
        want(wanted.customer(), id, spec, true, wanted.until(), by);
        return id;
    }

    /**
     * Puts a service under another customer, in the caller's transaction, with its login and its open sessions. The line
     * works on and what is told from now on is told of the new one. Doing it twice changes nothing.
     *
     * @throws Refused not-found if neither has it
     */
    public void handOver(long from, long to, ServiceId id, String reference) {
        handOver.carryOut(from, to, id, reference);
    }

    /**
     * What the network was seen to do of some services of a customer, in order of time: all from {@code from} on until
     * just before {@code until}, and of each service the last before that.
     */
    @Transactional(readOnly = true)
    public List<Observation> observations(long customer, Collection<ServiceId> services, Instant from, Instant until) {
        return observations.of(customer, services, from, until);
    }

    /** Whether it was ever seen on. */
    @Transactional(readOnly = true)
    public boolean everOn(long customer, ServiceId service) {
        return observations.everOn(customer, service);
    }

    /** How long in that time none of the services was seen to be on. */
    @Transactional(readOnly = true)
    public Duration outage(long customer, Collection<ServiceId> services, Instant from, Instant until) {
        return observations.outage(customer, services, from, until);
    }

    private void want(long customer, ServiceId id, ServiceSpec spec, boolean on, @Nullable Instant until, Actor by) {
        db.sql("""
                insert into network.service as s (customer, id, access_kind, number, port, speed_kbps, exchange,
                    features, reference, wanted_version, wanted_on, wanted_at, wanted_until, next_try_at)
                values (:customer, :id, :kind, :number, :port, :speed, :exchange, :features, :reference, 1, :on, :now,
                    :until, :now)
                on conflict (customer, id) do update set
                    access_kind = excluded.access_kind, features = excluded.features,
                    wanted_until = excluded.wanted_until, number = excluded.number,
                    port = excluded.port, speed_kbps = excluded.speed_kbps,
                    exchange = excluded.exchange, reference = excluded.reference,
                    wanted_version = s.wanted_version + 1, wanted_on = excluded.wanted_on,
                    wanted_at = excluded.wanted_at, next_try_at = excluded.next_try_at, attempts = 0, error = ''""")
                .param("customer", customer)
                .param("id", id.value())
                .param("kind", spec.accessKind())
                .param("number", spec.number())
                .param("port", spec.port() == null ? null : spec.port().value())
                .param("speed", spec.speedKbps())
                .param("exchange", exchangeOf(spec))
                .param("features", spec.features().toArray(String[]::new))
                .param("reference", spec.reference())
                .param("on", on)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", until == null ? null : Timestamp.from(until))
                .update();
        if (spec.accessKind().equals("BROADBAND")) accesses.open(customer, id, spec.speedKbps());
        audit.note(by, on ? "network.wanted-on" : "network.wanted-off", customer, "service:" + id.text(), Map.of());
        events.publishEvent(new Teller.Wanted(customer, id.value()));
    }

    /** @throws Refused not-found if nothing was ever wanted of it */
    @Transactional(readOnly = true)
    public ServiceState state(long customer, ServiceId id) {
        return services.find(customer, id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The same, empty if nothing was ever wanted of it. */
    @Transactional(readOnly = true)
    public Optional<ServiceState> find(long customer, ServiceId id) {
        return services.find(customer, id);
    }

    /** Measures a service that is on and keeps the result. Asks the network, so never call it in a transaction. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public LineTest test(long customer, ServiceId id, Actor by) {
        return tests.service(customer, id, by);
    }

    /** Measures a port before anything is switched on, for the technician on site, and keeps the result. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public LineTest testPort(long customer, PortId port, Actor by) {
        return tests.port(customer, ports.get(port), by);
    }

    /** The last test of a service, {@code null} if there was none. */
    @Transactional(readOnly = true)
    public @Nullable LineTest lastTest(long customer, ServiceId id) {
        return tests.last(customer, id);
    }

    private String exchangeOf(ServiceSpec spec) {
        if (spec.port() != null) return ports.get(spec.port()).exchange();
        return spec.number() == null ? "" : numbers.exchangeOf(spec.number());
    }
}
