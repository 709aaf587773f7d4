package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import furong.platform.AcrossCustomers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days of the crews: which visits, in the order of their windows. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a crew goes to many customers in a day")
public class Tours {

    private static final int STOPS_MAX = 200;

    private final JdbcClient db;

    Tours(JdbcClient db) {
        this.db = db;
    }

    /** The stops of a crew on a day: in the order of the plan if there is one, else by window and as they were booked. */
    public List<Stop> of(CrewId crew, LocalDate day) {
        return db.sql("""
                select s.crew, s.day, a.starts, a.ends, s.customer, s.visit, v.purpose, v.address, v.state
                from fieldwork.stop s
                join fieldwork.visit v on v.customer = s.customer and v.id = s.visit
                join fieldwork.appointment a on a.customer = v.customer and a.visit = v.id and a.number = v.appointment
                where s.crew = :crew and s.day = :day and (not s.nobody or v.state <> 'BOOKED')
                order by s.planned, s.starts, s.visit limit :limit""")
                .param("crew", crew.value())
                .param("day", day)
                .param("limit", STOPS_MAX)
                .query((row, n) -> new Stop(
                        new CrewId(row.getLong("crew")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class),
                        new CustomerId(row.getLong("customer")),
                        new VisitId(row.getLong("visit")),
                        row.getString("purpose"),
                        row.getString("address"),
                        Visit.State.valueOf(row.getString("state"))))
                .list();
    }
}
