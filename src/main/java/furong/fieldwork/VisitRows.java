package furong.fieldwork;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.Visit.Job;
import furong.organisation.Area;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of visits, read into their states and moved from one state to the next. */
@Component
class VisitRows {

    private final JdbcClient db;

    VisitRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Visit> find(CustomerId customer, VisitId id) {
        return db.sql("""
                select v.customer, v.id, v.purpose, v.skill, v.minutes, v.place, v.district, v.street_office, v.address,
                       v.contact, v.owner, v.business_line, v.reference, v.state, v.since, v.handler, v.reason,
                       v.side as fail_side, a.number, a.hold, a.crew, a.day, a.starts, a.ends, a.due_at, a.arrived_at,
                       a.waiting_since, a.wait_ended, a.outcome, a.side, a.evidence
                from fieldwork.visit v
                join fieldwork.appointment a on a.customer = v.customer and a.visit = v.id and a.number = v.appointment
                where v.customer = :customer and v.id = :id""")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> visit(row))
                .optional();
    }

    /** The visit, locked to the end of the transaction. */
    Visit lock(CustomerId customer, VisitId id) {
        var locked = db.sql("select id from fieldwork.visit where customer = :customer and id = :id for update")
                .param("customer", customer.value())
                .param("id", id.value())
                .query(Long.class)
                .optional();
        if (locked.isEmpty()) throw new Refused("not-found", id.text());
        return find(customer, id).orElseThrow();
    }

    void insert(Job job, Instant now) {
        db.sql("""
                insert into fieldwork.visit (customer, id, purpose, skill, minutes, place, district, street_office, address,
                                             contact, owner, business_line, reference, state, since, appointment)
                values (:customer, :id, :purpose, :skill, :minutes, :place, :district, :office, :address,
                        :contact, :owner, :line, :reference, 'BOOKED', :since, 1)""")
                .param("customer", job.customer().value())
                .param("id", job.id().value())
                .param("purpose", job.purpose())
                .param("skill", job.skill())
                .param("minutes", job.minutes())
                .param("place", job.place().value())
                .param("district", job.area().district())
                .param("office", job.area().streetOffice())
                .param("address", job.address())
                .param("contact", job.contact())
                .param("owner", job.owner().value())
                .param("line", job.businessLine())
                .param("reference", job.reference())
                .param("since", Timestamp.from(now))
                .update();
    }

    /** Moves a visit on; {@code reason} and {@code side} are what failed and whose matter, else "" and null. */
    void move(Visit visit, Visit.State to, Instant now, String reason, @Nullable Side side) {
        db.sql("""
                update fieldwork.visit set state = :to, since = :since, reason = :reason, side = :side
                where customer = :customer and id = :id and state = :state""")
                .param("to", to.name())
                .param("since", Timestamp.from(now))
                .param("reason", reason)
                .param("side", side == null ? null : side.name())
                .param("customer", visit.customer().value())
                .param("id", visit.id().value())
                .param("state", visit.state().name())
                .update();
    }

    void finish(Visit visit, StaffId handler, Instant now) {
        db.sql("""
                update fieldwork.visit set state = 'DONE', since = :since, handler = :handler
                where customer = :customer and id = :id and state = 'WORKING'""")
                .param("since", Timestamp.from(now))
                .param("handler", handler.value())
                .param("customer", visit.customer().value())
                .param("id", visit.id().value())
                .update();
    }

    void pointTo(CustomerId customer, VisitId visit, int appointment) {
        db.sql("update fieldwork.visit set appointment = :number where customer = :customer and id = :id")
                .param("number", appointment)
                .param("customer", customer.value())
                .param("id", visit.value())
                .update();
    }

    List<FailReason> failReasons() {
        return db.sql("select code, name_zh, name_en, side from fieldwork.fail_reason order by side, code limit 100")
                .query((row, n) -> new FailReason(
                        row.getString("code"),
                        new furong.platform.Label(row.getString("name_zh"), row.getString("name_en")),
                        Side.valueOf(row.getString("side"))))
                .list();
    }

    FailReason failReason(String code) {
        return failReasons().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.field("reason", "fail-reason-unknown"));
    }

    private static Visit visit(ResultSet row) throws SQLException {
        var appointment = Appointments.read(row);
        var job = job(row);
        var since = row.getTimestamp("since").toInstant();
        return switch (Visit.State.valueOf(row.getString("state"))) {
            case BOOKED -> new Visit.Booked(job, appointment);
            case ON_THE_WAY -> new Visit.OnTheWay(job, appointment, since);
            case ARRIVED -> new Visit.Arrived(job, appointment, since);
            case WAITING -> new Visit.Waiting(job, appointment, since);
            case WORKING -> new Visit.Working(job, appointment, since);
            case DONE -> new Visit.Done(job, appointment, since, new StaffId(row.getLong("handler")));
            case CUSTOMER_ABSENT -> new Visit.CustomerAbsent(job, appointment, since);
            case FAILED ->
                new Visit.Failed(
                        job, appointment, since, row.getString("reason"), Side.valueOf(row.getString("fail_side")));
            case CANCELLED -> new Visit.Cancelled(job, appointment, since, row.getString("reason"));
        };
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                new CustomerId(row.getLong("customer")),
                new VisitId(row.getLong("id")),
                row.getString("purpose"),
                row.getString("skill"),
                row.getInt("minutes"),
                new PlaceId(row.getLong("place")),
                new Area(row.getString("district"), row.getString("street_office")),
                row.getString("address"),
                row.getString("contact"),
                new UnitId(row.getLong("owner")),
                row.getString("business_line"),
                row.getString("reference"));
    }
}
