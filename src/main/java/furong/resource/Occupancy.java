package furong.resource;

import furong.organisation.Area;
import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what is in use already, elsewhere or long before us: a few statements for the numbers and ports of thousands. */
@Component
@Transactional
@AcrossCustomers("notes what many customers have at once")
public class Occupancy {

    private final JdbcClient db;

    Occupancy(JdbcClient db) {
        this.db = db;
    }

    /** Who has which number. */
    public record UsedNumber(long customer, String number, String reference) {}

    /** Who has a port, which one is not known. */
    public record UsedPort(long customer, Area area, String kind, String reference) {}

    /** The port somebody was given, and where it is. */
    public record Given(PortId port, String exchange) {}

    /**
     * Notes these numbers as used. Returns the exchange of each.
     *
     * @throws Refused number-taken if one is not free
     */
    public Map<String, String> numbers(List<UsedNumber> used) {
        var exchanges = new HashMap<String, String>();
        db.sql("""
                update resource.number n set state = 'USED', customer = t.customer, reference = t.reference, until = null
                from unnest(:numbers, :customers, :references) as t (number, customer, reference)
                where n.number = t.number and n.state = 'FREE' returning n.number, n.exchange""")
                .param("numbers", array(used, UsedNumber::number, String[]::new))
                .param("customers", array(used, UsedNumber::customer, Long[]::new))
                .param("references", array(used, UsedNumber::reference, String[]::new))
                .query(row -> {
                    exchanges.put(row.getString("number"), row.getString("exchange"));
                });
        used.stream()
                .map(UsedNumber::number)
                .filter(number -> !exchanges.containsKey(number))
                .findFirst()
                .ifPresent(number -> {
                    throw new Refused("number-taken", number);
                });
        return exchanges;
    }

    /**
     * Gives each a port of the kind in the area. Returns them in the same order.
     *
     * @throws Refused no-port-free if an area has too few
     */
    public List<Given> ports(List<UsedPort> used) {
        var given = new ArrayList<Given>(Collections.nCopies(used.size(), null));
        var wishes = IntStream.range(0, used.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        n -> new Wish(used.get(n).area(), used.get(n).kind())));
        wishes.forEach((wish, places) -> {
            var free = free(wish, places.size());
            for (var place : places) {
                var port = free.poll();
                if (port == null) throw new Refused("no-port-free", wish.kind());
                given.set(place, port);
            }
            var group = places.stream().map(used::get).toList();
            var ports =
                    places.stream().map(given::get).map(Objects::requireNonNull).toList();
            db.sql("""
                    update resource.port p set state = 'USED', customer = t.customer, reference = t.reference
                    from unnest(:ports, :customers, :references) as t (port, customer, reference)
                    where p.id = t.port""")
                    .param("ports", array(ports, one -> one.port().value(), Long[]::new))
                    .param("customers", array(group, UsedPort::customer, Long[]::new))
                    .param("references", array(group, UsedPort::reference, String[]::new))
                    .update();
        });
        return given;
    }

    private record Wish(Area area, String kind) {}

    private Queue<Given> free(Wish wish, int count) {
        return new ArrayDeque<>(db.sql("""
                select id, exchange from resource.port
                where kind = :kind and state = 'FREE' and street_office in (:office, '')
                  and exchange in (select exchange from resource.exchange_area
                                   where district = :district and street_office in (:office, ''))
                order by street_office desc, id limit :count for update skip locked""")
                .param("kind", wish.kind())
                .param("district", wish.area().district())
                .param("office", wish.area().streetOffice())
                .param("count", count)
                .query((row, n) -> new Given(new PortId(row.getLong("id")), row.getString("exchange")))
                .list());
    }

    private static <E, T> T[] array(List<E> list, Function<E, T> part, IntFunction<T[]> array) {
        return list.stream().map(part).toArray(array);
    }
}
