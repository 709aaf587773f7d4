package furong.fieldwork.day;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.organisation.CrewId;
import furong.platform.AcrossCustomers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be done on a day by all crews together, for whoever plans it; and who goes by that plan. */
@Component
@Transactional
@AcrossCustomers("a day's plan is made for all customers to be visited on it")
public class DayTours {

    private static final int STOPS_MAX = 20_000;

    private final JdbcClient db;

    DayTours(JdbcClient db) {
        this.db = db;
    }

    /**
     * A visit that is due on a day.
     *
     * @param crew who is to go
     * @param since when it came into its state
     * @param arrivedAt when the crew stood at the door, null if it has not yet
     */
    public record DueVisit(
            CustomerId customer,
            VisitId visit,
            CrewId crew,
            String purpose,
            String skill,
            int minutes,
            PlaceId place,
            String district,
            String address,
            String reference,
            LocalTime from,
            LocalTime until,
            Visit.State state,
            Instant since,
            @Nullable Instant arrivedAt) {}

    /** A visit given to a crew, to begin about then. */
    public record Given(
            CustomerId customer,
            VisitId visit,
            CrewId crew,
            @Nullable Instant planned) {}

    /** The visits of a day, by window. */
    @Transactional(readOnly = true)
    public List<DueVisit> of(LocalDate day) {
        return db.sql("""
                select s.customer, s.visit, s.crew, v.purpose, v.skill, v.minutes, v.place, v.district, v.address,
                       v.reference, a.starts, a.ends, v.state, v.since, a.arrived_at
                from fieldwork.stop s
                join fieldwork.visit v on v.customer = s.customer and v.id = s.visit
                join fieldwork.appointment a on a.customer = v.customer and a.visit = v.id and a.number = v.appointment
                where s.day = :day order by a.starts, s.visit limit :limit""")
                .param("day", day)
                .param("limit", STOPS_MAX)
                .query(DayTours::due)
                .list();
    }

    /** A number for each day that has visits, another one whenever one is added, goes, moves, changes hands or state. */
    @Transactional(readOnly = true)
    public Map<LocalDate, Long> stamps(LocalDate from, int days) {
        var stamps = new HashMap<LocalDate, Long>();
        db.sql("""
                select s.day, bit_xor(hashtextextended(v.state || s.crew || s.starts, s.visit)) as stamp
                from fieldwork.stop s join fieldwork.visit v on v.customer = s.customer and v.id = s.visit
                where s.day >= :from and s.day < :to group by s.day""").param("from", from).param("to", from.plusDays(days)).query((RowCallbackHandler)
                row -> stamps.put(row.getObject("day", LocalDate.class), row.getLong("stamp")));
        return stamps;
    }

    /**
     * Sends crews as a plan has it. Only visits nobody is on the way to yet change hands: whoever went out already goes on.
     * The minutes stay sold where they were sold; they are enough, for they were free together (decision 0019).
     */
    public void give(List<Given> given) {
        if (given.isEmpty()) return;
        var customers = given.stream().map(one -> one.customer().value()).toArray(Long[]::new);
        var visits = given.stream().map(one -> one.visit().value()).toArray(Long[]::new);
        var crews = given.stream().map(one -> one.crew().value()).toArray(Long[]::new);
        var planned = given.stream()
                .map(one -> one.planned() == null ? null : Timestamp.from(one.planned()))
                .toArray(Timestamp[]::new);
        db.sql("""
                update fieldwork.appointment a set crew = g.crew
                from unnest(:customers, :visits, :crews) as g (customer, visit, crew)
                join fieldwork.visit v on v.customer = g.customer and v.id = g.visit and v.state = 'BOOKED'
                where a.customer = v.customer and a.visit = v.id and a.number = v.appointment and a.crew <> g.crew""")
                .param("customers", customers)
                .param("visits", visits)
                .param("crews", crews)
                .update();
        db.sql("""
                update fieldwork.stop s set planned = g.planned, nobody = false,
                       crew = case when v.state = 'BOOKED' then g.crew else s.crew end
                from unnest(:customers, :visits, :crews, :planned) as g (customer, visit, crew, planned)
                join fieldwork.visit v on v.customer = g.customer and v.id = g.visit
                where s.visit = g.visit""")
                .param("customers", customers)
                .param("visits", visits)
                .param("crews", crews)
                .param("planned", planned)
                .update();
    }

    /** Nobody goes to these any more: they vanish from the tour of whoever had them, unless somebody is on the way. */
    public void leave(List<VisitId> visits) {
        if (visits.isEmpty()) return;
        db.sql("""
                update fieldwork.stop s set nobody = true, planned = null
                from unnest(:visits) as g (visit), fieldwork.visit v
                where s.visit = g.visit and v.customer = s.customer and v.id = s.visit and v.state = 'BOOKED'""")
                .param("visits", visits.stream().map(VisitId::value).toArray(Long[]::new))
                .update();
    }

    private static DueVisit due(ResultSet row, int number) throws SQLException {
        var arrived = row.getTimestamp("arrived_at");
        return new DueVisit(
                new CustomerId(row.getLong("customer")),
                new VisitId(row.getLong("visit")),
                new CrewId(row.getLong("crew")),
                row.getString("purpose"),
                row.getString("skill"),
                row.getInt("minutes"),
                new PlaceId(row.getLong("place")),
                row.getString("district"),
                row.getString("address"),
                row.getString("reference"),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                Visit.State.valueOf(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                arrived == null ? null : arrived.toInstant());
    }
}
