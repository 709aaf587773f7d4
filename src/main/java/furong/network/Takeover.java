package furong.network;

import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import furong.resource.Occupancy;
import furong.resource.PortId;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over services that work already: a few statements for thousands, and nobody is told what is so anyway. */
@Component
@Transactional
@AcrossCustomers("takes over the services of many customers at once")
public class Takeover {

    private final JdbcClient db;
    private final Occupancy occupancy;
    private final AccessDesk accesses;

    Takeover(JdbcClient db, Occupancy occupancy, AccessDesk accesses) {
        this.db = db;
        this.occupancy = occupancy;
        this.accesses = accesses;
    }

    /**
     * Takes them over as wanted on and observed on, with number, port and login. Returns the port each was given.
     *
     * @throws Refused number-taken if a number is not free, no-port-free if an area has too few
     */
    public Map<ServiceId, PortId> take(List<ExistingService> services) {
        var numbers = takeNumbers(services);
        var ports = takePorts(services);
        insert(services, numbers, ports);
        accesses.openAll(services.stream()
                .filter(one -> one.spec().accessKind().equals("BROADBAND"))
                .toList());
        var given = new HashMap<ServiceId, PortId>();
        ports.forEach((service, port) -> given.put(service, port.port()));
        return given;
    }

    private Map<String, String> takeNumbers(List<ExistingService> services) {
        return occupancy.numbers(services.stream()
                .filter(one -> one.spec().number() != null)
                .map(one -> new Occupancy.UsedNumber(
                        one.customer(),
                        Objects.requireNonNull(one.spec().number()),
                        one.spec().reference()))
                .toList());
    }

    private Map<ServiceId, Occupancy.Given> takePorts(List<ExistingService> services) {
        var wired = services.stream().filter(one -> !one.portKind().isEmpty()).toList();
        var given = occupancy.ports(wired.stream()
                .map(one -> new Occupancy.UsedPort(
                        one.customer(), one.area(), one.portKind(), one.spec().reference()))
                .toList());
        var ports = new HashMap<ServiceId, Occupancy.Given>();
        for (var n = 0; n < wired.size(); n++) ports.put(wired.get(n).id(), given.get(n));
        return ports;
    }

    private void insert(
            List<ExistingService> services, Map<String, String> numbers, Map<ServiceId, Occupancy.Given> ports) {
        db.sql("""
                insert into network.service (customer, id, access_kind, number, port, speed_kbps, exchange, features,
                    reference, wanted_version, wanted_on, wanted_at, observed_version, observed_on, observed_at)
                select t.customer, t.id, t.kind, t.number, t.port, t.speed, t.exchange, string_to_array(t.features, ' '),
                    t.reference, 1, true, t.since, 1, true, t.since
                from unnest(:customers, :ids, :kinds, :numbers, :ports, :speeds, :exchanges, :features,
                        :references, :since)
                    as t (customer, id, kind, number, port, speed, exchange, features, reference, since)""")
                .param("customers", array(services, ExistingService::customer, Long[]::new))
                .param("ids", array(services, one -> one.id().value(), Long[]::new))
                .param("kinds", array(services, one -> one.spec().accessKind(), String[]::new))
                .param(
                        "numbers",
                        services.stream().map(one -> one.spec().number()).toArray(String[]::new))
                .param(
                        "ports",
                        services.stream().map(one -> port(ports.get(one.id()))).toArray(Long[]::new))
                .param("speeds", array(services, one -> one.spec().speedKbps(), Integer[]::new))
                .param("exchanges", array(services, one -> exchange(one, numbers, ports.get(one.id())), String[]::new))
                .param(
                        "features",
                        array(services, one -> String.join(" ", one.spec().features()), String[]::new))
                .param("references", array(services, one -> one.spec().reference(), String[]::new))
                .param("since", array(services, one -> Timestamp.from(one.since()), Timestamp[]::new))
                .update();
        db.sql("""
                insert into network.observation (customer, service, at, version, is_on, wanted_at, access_kind, number,
                    port, exchange, speed_kbps, features, reference)
                select s.customer, s.id, s.observed_at, s.observed_version, s.observed_on, s.wanted_at, s.access_kind,
                    s.number, s.port, s.exchange, s.speed_kbps, s.features, s.reference
                from network.service s
                join unnest(:customers, :ids) as t (customer, id) on t.customer = s.customer and t.id = s.id""")
                .param("customers", array(services, ExistingService::customer, Long[]::new))
                .param("ids", array(services, one -> one.id().value(), Long[]::new))
                .update();
    }

    private static @Nullable Long port(Occupancy.@Nullable Given given) {
        return given == null ? null : given.port().value();
    }

    private static String exchange(
            ExistingService service, Map<String, String> numbers, Occupancy.@Nullable Given port) {
        if (port != null) return port.exchange();
        var number = service.spec().number();
        return number == null ? "" : numbers.getOrDefault(number, "");
    }

    private static <T> T[] array(
            List<ExistingService> services, Function<ExistingService, T> part, IntFunction<T[]> array) {
        return services.stream().map(part).toArray(array);
    }
}
