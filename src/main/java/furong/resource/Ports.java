package furong.resource;

import furong.organisation.Area;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ports of the exchanges: free, kept for an order, or used. No port is ever given twice. */
@Component
@Transactional
public class Ports {

    private final JdbcClient db;
    private final Clock clock;

    Ports(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How many ports of a kind are free for an area: those of its street office and those of the whole exchange. */
    @Transactional(readOnly = true)
    public int free(Area area, String kind) {
        return db.sql("""
                select count(*) from resource.port
                where kind = :kind and state = 'FREE' and street_office in (:office, '')
                  and exchange in (select exchange from resource.exchange_area
                                   where district = :district and street_office in (:office, ''))""")
                .param("kind", kind)
                .param("district", area.district())
                .param("office", area.streetOffice())
                .query(Integer.class)
                .single();
    }

    /**
     * Keeps a free port for a customer for a while, one of the street office itself if there is one; those who ask at the
     * same time get different ones.
     *
     * @throws Refused no-port-free
     */
    public PortId reserve(long customer, Area area, String kind, String reference, Duration keep) {
        var until = clock.instant().plus(keep);
        var own = area.streetOffice().isEmpty()
                ? Optional.<PortId>empty()
                : reserve(customer, area, area.streetOffice(), kind, reference, until);
        return own.or(() -> reserve(customer, area, "", kind, reference, until))
                .orElseThrow(() -> new Refused("no-port-free", kind));
    }

    private Optional<PortId> reserve(
            long customer, Area area, String leadingTo, String kind, String reference, Instant until) {
        return db.sql("""
                update resource.port
                set state = 'RESERVED', customer = :customer, reference = :reference, until = :until
                where id = (select p.id from resource.exchange_area a
                            cross join lateral (
                                select id from resource.port
                                where exchange = a.exchange and kind = :kind and state = 'FREE' and street_office = :to
                                order by id limit 1 for update skip locked) p
                            where a.district = :district and a.street_office in (:office, '') limit 1)
                returning id""")
                .param("customer", customer)
                .param("reference", reference)
                .param("until", Timestamp.from(until))
                .param("kind", kind)
                .param("to", leadingTo)
                .param("district", area.district())
                .param("office", area.streetOffice())
                .query((row, n) -> new PortId(row.getLong("id")))
                .optional();
    }

    /**
     * Takes a port that was kept, for good. Doing it twice changes nothing.
     *
     * @throws Refused port-not-kept if it was kept for somebody else, or for nobody
     */
    public void use(long customer, PortId port, String reference) {
        var taken = db.sql("""
                update resource.port set state = 'USED', until = null
                where id = :id and customer = :customer and reference = :reference
                  and state in ('RESERVED', 'USED')""")
                .param("id", port.value())
                .param("customer", customer)
                .param("reference", reference)
                .update();
        if (taken == 0) throw new Refused("port-not-kept", port.text());
    }

    /** Gives a port back; it is free at once. */
    public void release(long customer, PortId port) {
        db.sql("""
                update resource.port set state = 'FREE', customer = null, reference = '', until = null
                where id = :id and customer = :customer""").param("id", port.value()).param("customer", customer).update();
    }

    /**
     * Puts a used port under another customer, in the caller's transaction. Doing it twice changes nothing.
     *
     * @throws Refused port-of-another if it is not used by the first
     */
    public void handOver(PortId port, long from, long to, String reference) {
        var given = db.sql("""
                update resource.port set customer = :to, reference = :reference
                where id = :id and state = 'USED'
                  and (customer = :from or (customer = :to and reference = :reference))""")
                .param("to", to)
                .param("reference", reference)
                .param("id", port.value())
                .param("from", from)
                .update();
        if (given == 0) throw new Refused("port-of-another", port.text());
    }

    /** @throws Refused not-found */
    @Transactional(readOnly = true)
    public Port get(PortId port) {
        return db.sql("select * from resource.port where id = :id")
                .param("id", port.value())
                .query(Ports::read)
                .optional()
                .orElseThrow(() -> new Refused("not-found", port.text()));
    }

    private static Port read(ResultSet row, int n) throws SQLException {
        return new Port(
                new PortId(row.getLong("id")),
                row.getString("exchange"),
                row.getString("kind"),
                row.getString("label"),
                row.getString("street_office"),
                row.getString("state"),
                row.getObject("customer", Long.class));
    }
}
