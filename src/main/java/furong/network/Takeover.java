package furong.network;

import furong.organisation.Area;
import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final AccessDesk accesses;

    Takeover(JdbcClient db, AccessDesk accesses) {
        this.db = db;
        this.accesses = accesses;
    }

    /**
     * Takes them over as wanted on and observed on, with number, port and login. Returns the port each was given.
     *
     * @throws Refused number-taken if a number is not free, no-port-free if an area has too few
     */
    public Map<ServiceId, PortId> take(List<ExistingService> services) {
        takeNumbers(services);
        var ports = takePorts(services);
        insert(services, ports);
        accesses.openAll(services.stream()
                .filter(one -> one.spec().accessKind().equals("BROADBAND"))
                .toList());
        return ports;
    }

    private void takeNumbers(List<ExistingService> services) {
        var numbered =
                services.stream().filter(one -> one.spec().number() != null).toList();
        var taken = new HashSet<>(db.sql("""
                update network.number n set state = 'USED', customer = t.customer, reference = t.reference, until = null
                from unnest(:numbers, :customers, :references) as t (number, customer, reference)
                where n.number = t.number and n.state = 'FREE' returning n.number""")
                .param(
                        "numbers",
                        array(numbered, one -> Objects.requireNonNull(one.spec().number()), String[]::new))
                .param("customers", array(numbered, ExistingService::customer, Long[]::new))
                .param("references", array(numbered, one -> one.spec().reference(), String[]::new))
                .query(String.class)
                .list());
        numbered.stream()
                .map(one -> one.spec().number())
                .filter(number -> !taken.contains(number))
                .findFirst()
                .ifPresent(number -> {
                    throw new Refused("number-taken", String.valueOf(number));
                });
    }

    private record Wish(Area area, String kind) {}

    private Map<ServiceId, PortId> takePorts(List<ExistingService> services) {
        var wishes = services.stream()
                .filter(one -> !one.portKind().isEmpty())
                .collect(Collectors.groupingBy(one -> new Wish(one.area(), one.portKind())));
        var ports = new HashMap<ServiceId, PortId>();
        wishes.forEach((wish, group) -> {
            var free = free(wish, group.size());
            for (var one : group) {
                var port = free.poll();
                if (port == null) throw new Refused("no-port-free", wish.kind());
                ports.put(one.id(), new PortId(port));
            }
            var given = group.stream()
                    .map(one -> Objects.requireNonNull(ports.get(one.id())).value());
            db.sql("""
                    update network.port p set state = 'USED', customer = t.customer, reference = t.reference
                    from unnest(:ports, :customers, :references) as t (port, customer, reference)
                    where p.id = t.port""")
                    .param("ports", given.toArray(Long[]::new))
                    .param("customers", array(group, ExistingService::customer, Long[]::new))
                    .param("references", array(group, one -> one.spec().reference(), String[]::new))
                    .update();
        });
        return ports;
    }

    private Queue<Long> free(Wish wish, int count) {
        return new ArrayDeque<>(db.sql("""
                select id from network.port
                where kind = :kind and state = 'FREE'
                  and exchange in (select exchange from network.exchange_area
                                   where district = :district and street_office in (:office, ''))
                order by id limit :count for update skip locked""")
                .param("kind", wish.kind())
                .param("district", wish.area().district())
                .param("office", wish.area().streetOffice())
                .param("count", count)
                .query(Long.class)
                .list());
    }

    private void insert(List<ExistingService> services, Map<ServiceId, PortId> ports) {
        db.sql("""
                insert into network.service (customer, id, access_kind, number, port, speed_kbps, exchange, reference,
                    wanted_version, wanted_on, wanted_at, observed_version, observed_on, observed_at)
                select t.customer, t.id, t.kind, t.number, t.port, t.speed, coalesce(p.exchange, n.exchange, ''),
                    t.reference, 1, true, t.since, 1, true, t.since
                from unnest(:customers, :ids, :kinds, :numbers, :ports, :speeds, :references, :since)
                    as t (customer, id, kind, number, port, speed, reference, since)
                left join network.port p on p.id = t.port
                left join network.number n on n.number = t.number""")
                .param("customers", array(services, ExistingService::customer, Long[]::new))
                .param("ids", array(services, one -> one.id().value(), Long[]::new))
                .param("kinds", array(services, one -> one.spec().accessKind(), String[]::new))
                .param(
                        "numbers",
                        services.stream().map(one -> one.spec().number()).toArray(String[]::new))
                .param(
                        "ports",
                        services.stream().map(one -> value(ports.get(one.id()))).toArray(Long[]::new))
                .param("speeds", array(services, one -> one.spec().speedKbps(), Integer[]::new))
                .param("references", array(services, one -> one.spec().reference(), String[]::new))
                .param("since", array(services, one -> Timestamp.from(one.since()), Timestamp[]::new))
                .update();
    }

    private static @Nullable Long value(@Nullable PortId port) {
        return port == null ? null : port.value();
    }

    private static <T> T[] array(
            List<ExistingService> services,
            Function<ExistingService, T> part,
            java.util.function.IntFunction<T[]> array) {
        return services.stream().map(part).toArray(array);
    }
}
