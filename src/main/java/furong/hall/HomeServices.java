package furong.hall;

import furong.organisation.HallId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The alternative to waiting: somebody comes to the holder's home, or a service vehicle does. */
@Component
@Transactional
@AcrossCustomers("asked for at halls, by customers and others")
public class HomeServices {

    private static final int TEXT_MAX = 200;

    private final JdbcClient db;
    private final Queues queues;
    private final Audit audit;
    private final Clock clock;

    HomeServices(JdbcClient db, Queues queues, Audit audit, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.audit = audit;
        this.clock = clock;
    }

    /** The holder need not wait any longer: the ticket ends, and the wish is kept until somebody arranged it. */
    public HomeServiceId ask(HallId hall, TicketId ticket, String phone, String matter, Actor by) {
        if (phone.isBlank() || phone.length() > TEXT_MAX) throw Refused.field("phone", "loan-phone");
        if (matter.isBlank() || matter.length() > TEXT_MAX) throw Refused.field("matter", "home-matter", TEXT_MAX);
        var held = queues.get(hall, ticket);
        var now = Timestamp.from(clock.instant());
        var ended = db.sql("""
                update hall.ticket set state = 'HOME', ended_at = ?
                where hall = ? and day = ? and id = ? and state in ('WAITING', 'CALLED', 'SERVING')""")
                .params(now, hall.value(), held.day(), ticket.value())
                .update();
        if (ended == 0) throw new Refused("ticket-over");
        var id = HomeServiceId.next();
        var customer = held.customer();
        db.sql("""
                insert into hall.home_service (hall, id, ticket, day, customer, phone, matter, asked_at, badge)
                values (:hall, :id, :ticket, :day, :customer, :phone, :matter, :now, :badge)""")
                .param("hall", hall.value())
                .param("id", id.value())
                .param("ticket", ticket.value())
                .param("day", held.day())
                .param("customer", customer == null ? null : customer.value(), java.sql.Types.BIGINT)
                .param("phone", phone.strip())
                .param("matter", matter.strip())
                .param("now", now)
                .param("badge", by.badge())
                .update();
        return id;
    }

    /** What nobody has arranged yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<HomeService> open(HallId hall, int limit) {
        return db.sql("""
                select h.hall, h.id, t.number, h.phone, h.matter, h.asked_at, h.badge
                from hall.home_service h join hall.ticket t on t.hall = h.hall and t.day = h.day and t.id = h.ticket
                where h.hall = ? and h.settled_at is null order by h.asked_at limit ?""")
                .params(hall.value(), limit)
                .query((row, n) -> new HomeService(
                        new HallId(row.getLong("hall")),
                        new HomeServiceId(row.getLong("id")),
                        row.getString("number"),
                        row.getString("phone"),
                        row.getString("matter"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("badge")))
                .list();
    }

    /** What was arranged: who comes when, or that it was withdrawn. */
    public void settle(HallId hall, HomeServiceId id, String outcome, Actor by) {
        if (outcome.isBlank() || outcome.length() > TEXT_MAX) throw Refused.field("outcome", "home-matter", TEXT_MAX);
        var settled = db.sql("""
                update hall.home_service set settled_at = ?, settled_by = ?, outcome = ?
                where hall = ? and id = ? and settled_at is null""")
                .params(Timestamp.from(clock.instant()), by.person(), outcome.strip(), hall.value(), id.value())
                .update();
        if (settled == 0) throw new Refused("task-over");
        audit.note(by, "home-service.settled", 0, "home-service:" + id.text(), Map.of());
    }
}
