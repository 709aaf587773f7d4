package furong.care;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends cases whose time runs up the ladder of their procedure, level by level, to the quality department at last. */
@Component
@Transactional
@AcrossCustomers("the sweep looks at the cases of all customers")
public class Escalations {

    private static final Actor BY = Actor.system("care");

    private final JdbcClient db;
    private final CaseRows rows;
    private final Procedures procedures;
    private final Offices offices;
    private final CaseNews news;
    private final Clock clock;

    Escalations(JdbcClient db, CaseRows rows, Procedures procedures, Offices offices, CaseNews news, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.procedures = procedures;
        this.offices = offices;
        this.news = news;
        this.clock = clock;
    }

    /** Raises up to {@code limit} cases by one level each, the longest overdue first; says how many. */
    public int sweep(int limit) {
        var due = db.sql("""
                        select customer, id from care.case where state = 'OPEN' and next_level_at <= :now
                        order by next_level_at limit :limit for update skip locked""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Key(new CustomerId(row.getLong("customer")), new CaseId(row.getLong("id"))))
                .list();
        due.forEach(key -> raise(rows.get(key.customer(), key.id())));
        return due.size();
    }

    private record Key(CustomerId customer, CaseId id) {}

    private void raise(Case late) {
        var procedure = procedures.version(late.procedure(), late.version());
        var rung = CaseClock.rung(procedure, late.level());
        var unit = offices.above(late.unit(), rung.target());
        var next = CaseClock.next(procedure, rung.level(), late.receivedAt(), late.dueAt());
        var added = db.sql("""
                        insert into care.escalation (customer, case_id, round, level, at, target, unit)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        late.customer().value(),
                        late.id().value(),
                        late.round(),
                        rung.level(),
                        Timestamp.from(clock.instant()),
                        rung.target().name(),
                        unit.value())
                .update();
        db.sql("""
                update care.case set level = :level, escalated_to = :unit, next_level_at = :next
                where customer = :customer and id = :id""")
                .param("level", rung.level())
                .param("unit", unit.value())
                .param("next", next == null ? null : Timestamp.from(next))
                .param("customer", late.customer().value())
                .param("id", late.id().value())
                .update();
        if (added == 1)
            news.tell(
                    late,
                    "escalated",
                    List.of(Integer.toString(rung.level()), rung.target().name()),
                    BY);
    }
}
