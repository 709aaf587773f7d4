package furong.network;

import furong.network.Accounting.Session;
import furong.platform.AcrossCustomers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions that are not as they should be. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("compares the sessions of all services with what is wanted of them")
public class SessionBoard {

    private final JdbcClient db;

    SessionBoard(JdbcClient db) {
        this.db = db;
    }

    /** An open session of a service that is settled and wanted off, or wanted in the garden or out of it. */
    public record Wrong(long customer, ServiceId service, Session session, boolean wantedOn, boolean garden) {}

    /** Those of services of which the network does what is wanted, as far as it knows; the oldest first. */
    public List<Wrong> wrong(int limit) {
        return db.sql("""
                select n.*, s.wanted_on, s.features @> array['%1$s'] as wanted_garden, l.username
                from network.session n
                join network.service s on s.customer = n.customer and s.id = n.service
                join network.access l on l.customer = n.customer and l.service = n.service
                where n.ended_at is null and s.observed_version = s.wanted_version
                  and (not s.wanted_on or n.garden <> (s.features @> array['%1$s']))
                order by n.started_at limit :limit""".formatted(Accounting.WALLED_GARDEN))
                .param("limit", limit)
                .query((row, n) -> new Wrong(
                        row.getLong("customer"),
                        new ServiceId(row.getLong("service")),
                        Accounting.session(row),
                        row.getBoolean("wanted_on"),
                        row.getBoolean("wanted_garden")))
                .list();
    }
}
