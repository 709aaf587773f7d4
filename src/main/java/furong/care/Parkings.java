package furong.care;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Parks cases that wait for something, never without a day on which they come back. The promise goes on running. */
@Component
@Transactional
@AcrossCustomers("cases of all customers wake up when their day comes")
public class Parkings {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int DAYS_MAX = 60;

    private final JdbcClient db;
    private final CaseRows rows;
    private final CaseNews news;
    private final Clock clock;

    Parkings(JdbcClient db, CaseRows rows, CaseNews news, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Puts a case aside until the morning of {@code day}. Refused as {@code case-park-day} unless that lies ahead and
     * within sixty days, {@code case-why-missing} without a reason, {@code case-parked} if it is.
     */
    public void park(CustomerId customer, CaseId id, LocalDate day, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "case-why-missing");
        var now = clock.instant();
        var until = day.atTime(MORNING).atZone(clock.getZone()).toInstant();
        if (!until.isAfter(now)
                || day.isAfter(LocalDate.ofInstant(now, clock.getZone()).plusDays(DAYS_MAX)))
            throw Refused.field("day", "case-park-day", DAYS_MAX);
        var found = rows.lockOpen(customer, id);
        if (found.parkedUntil() != null) throw new Refused("case-parked");
        db.sql("""
                insert into care.parking (customer, id, case_id, at, until, why, badge)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        customer.value(),
                        Ids.next(),
                        id.value(),
                        Timestamp.from(now),
                        Timestamp.from(until),
                        why.strip(),
                        by.badge())
                .update();
        db.sql("update care.case set parked_until = :until where customer = :customer and id = :id")
                .param("until", Timestamp.from(until))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        news.tell(found, "parked", List.of(day.toString(), why.strip()), by);
    }

    /** Takes a case up again before its day; one that does not wait stays as it is. */
    public void wake(CustomerId customer, CaseId id, Actor by) {
        var found = rows.lock(customer, id);
        var woke = db.sql("""
                        update care.parking set woke_at = :now
                        where customer = :customer and case_id = :id and woke_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        if (woke == 0) return;
        db.sql("update care.case set parked_until = null where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .update();
        news.tell(found, "woke", List.of(), by);
    }

    /** Wakes up to {@code limit} cases whose day has come; says how many. */
    public int wakeDue(int limit) {
        var due = db.sql("""
                        select customer, id from care.case where parked_until <= :now
                        order by parked_until limit :limit for update skip locked""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Key(new CustomerId(row.getLong("customer")), new CaseId(row.getLong("id"))))
                .list();
        due.forEach(key -> wake(key.customer(), key.id(), Actor.system("care")));
        return due.size();
    }

    private record Key(CustomerId customer, CaseId id) {}
}
