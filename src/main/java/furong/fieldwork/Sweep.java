package furong.fieldwork;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what time alone has ended: holds nobody confirmed, appointments nobody kept. */
@Component
@AcrossCustomers("time passes for all customers alike; several nodes may sweep at once")
class Sweep {

    /** An appointment whose window is over. */
    record Overdue(CustomerId customer, VisitId visit) {}

    private final JdbcClient db;
    private final Clock clock;

    Sweep(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    int expireHolds(int limit) {
        return db.sql("""
                with due as (
                    select customer, id from fieldwork.hold where state = 'HELD' and expires_at <= :now
                    order by expires_at limit :limit for update skip locked),
                expired as (
                    update fieldwork.hold h set state = 'EXPIRED' from due
                    where h.customer = due.customer and h.id = due.id
                    returning h.skill, h.district, h.day, h.starts, h.crew, h.minutes),
                slots as (
                    update fieldwork.slot s set reserved = s.reserved - e.minutes
                    from (select skill, district, day, starts, sum(minutes) as minutes from expired
                          group by skill, district, day, starts) e
                    where s.skill = e.skill and s.district = e.district and s.day = e.day and s.starts = e.starts),
                crews as (
                    update fieldwork.crew_window w set reserved = w.reserved - e.minutes
                    from (select crew, day, starts, sum(minutes) as minutes from expired group by crew, day, starts) e
                    where w.crew = e.crew and w.day = e.day and w.starts = e.starts)
                select count(*) from expired""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    List<Overdue> overdueAppointments(int limit) {
        return db.sql("""
                select customer, visit from fieldwork.appointment
                where outcome = 'PENDING' and due_at < :now order by due_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) ->
                        new Overdue(new CustomerId(row.getLong("customer")), new VisitId(row.getLong("visit"))))
                .list();
    }
}
