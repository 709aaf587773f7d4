package furong.fieldwork;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.Visit.Appointment;
import furong.fieldwork.Visit.Job;
import furong.fieldwork.Visit.Outcome;
import furong.organisation.CrewId;
import furong.platform.Actor;
import furong.promise.Cause;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows agreed for a visit: each is a promise, stands on a crew's tour, and comes to an outcome with evidence. */
@Component
class Appointments {

    private static final int MANY = 100;

    private final JdbcClient db;
    private final Promises promises;
    private final Customers customers;
    private final Clock clock;

    Appointments(JdbcClient db, Promises promises, Customers customers, Clock clock) {
        this.db = db;
        this.promises = promises;
        this.customers = customers;
        this.clock = clock;
    }

    /** Agrees on a confirmed slot: promises arrival before its end and puts the visit on the crew's tour. */
    void agree(Job job, int number, HeldSlot slot, Actor by) {
        var due = slot.key().day().atTime(slot.until()).atZone(clock.getZone()).toInstant();
        db.sql("""
                insert into fieldwork.appointment (customer, visit, number, hold, crew, day, starts, ends, due_at, outcome)
                values (:customer, :visit, :number, :hold, :crew, :day, :starts, :ends, :due, 'PENDING')""")
                .param("customer", job.customer().value())
                .param("visit", job.id().value())
                .param("number", number)
                .param("hold", slot.id().value())
                .param("crew", slot.crew().value())
                .param("day", slot.key().day())
                .param("starts", slot.key().from())
                .param("ends", slot.until())
                .param("due", Timestamp.from(due))
                .update();
        putOnTour(job, slot);
        promises.resume(job.customer(), job.reference(), by);
        promises.makeUntil(promise(job, number), due, by);
    }

    List<Appointment> of(CustomerId customer, VisitId visit) {
        return db.sql("""
                select * from fieldwork.appointment where customer = :customer and visit = :visit
                order by number limit :many""")
                .param("customer", customer.value())
                .param("visit", visit.value())
                .param("many", MANY)
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * The crew stands at the door: kept if the window is not over, else late, and that is our matter. Heard of late, an
     * arrival in time mends what was taken for missed.
     */
    void arrived(Visit visit, Instant now, Actor by) {
        var appointment = visit.appointment();
        var late = now.isAfter(appointment.dueAt());
        db.sql("""
                update fieldwork.appointment set arrived_at = :now, outcome = :outcome, side = :side, evidence = :evidence
                where customer = :customer and visit = :visit and number = :number""")
                .param("now", Timestamp.from(now))
                .param("outcome", (late ? Outcome.LATE : Outcome.MET).name())
                .param("side", late ? Side.OURS.name() : null)
                .param("evidence", late ? "arrived=" + now : "")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("number", appointment.number())
                .update();
        var subject = appointment.subject(visit.id());
        if (!promises.prove(visit.customer(), subject, now, "arrived=" + now, by))
            promises.keep(visit.customer(), PromiseType.APPOINTMENT, subject, now, "arrived=" + now);
        endOurDelays(visit, now, "arrived=" + now);
    }

    /** Nobody waits any longer for the earlier appointments that we missed or moved. */
    void endOurDelays(Visit visit, Instant now, String evidence) {
        of(visit.customer(), visit.id()).stream()
                .filter(old -> old.side() == Side.OURS)
                .map(old -> old.subject(visit.id()))
                .forEach(subject -> promises.keep(visit.customer(), PromiseType.APPOINTMENT, subject, now, evidence));
    }

    void waitBegins(Visit visit, Instant now) {
        db.sql("""
                update fieldwork.appointment set waiting_since = :now
                where customer = :customer and visit = :visit and number = :number""")
                .param("now", Timestamp.from(now))
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("number", visit.appointment().number())
                .update();
    }

    void waitEnds(Visit visit, Instant now) {
        db.sql("""
                update fieldwork.appointment set wait_ended = :now
                where customer = :customer and visit = :visit and number = :number
                  and waiting_since is not null and wait_ended is null""")
                .param("now", Timestamp.from(now))
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("number", visit.appointment().number())
                .update();
    }

    void came(Visit visit, Outcome outcome, @Nullable Side side, String evidence) {
        db.sql("""
                update fieldwork.appointment set outcome = :outcome, side = :side, evidence = :evidence
                where customer = :customer and visit = :visit and number = :number""")
                .param("outcome", outcome.name())
                .param("side", side == null ? null : side.name())
                .param("evidence", evidence)
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("number", visit.appointment().number())
                .update();
    }

    /** The crew was at the door in vain. The clock of the matter stands until the customer has another appointment. */
    void absent(Visit visit, Side side, String evidence, Actor by) {
        came(visit, Outcome.MISSED, side, evidence);
        if (side == Side.CUSTOMER)
            promises.pause(visit.customer(), visit.job().reference(), Cause.CUSTOMER, evidence, by);
    }

    /** Nobody came: missed on that side. */
    void neverCame(Visit visit, Side side, String evidence, Instant now, Actor by) {
        came(visit, Outcome.MISSED, side, evidence);
        if (side != Side.OURS) fallAway(visit, side, now, by);
    }

    /** Nobody needs to come. */
    void callOff(Visit visit, Instant now, Actor by) {
        if (visit.appointment().outcome() == Outcome.PENDING) {
            came(visit, Outcome.CANCELLED, null, "");
            fallAway(visit, Side.CUSTOMER, now, by);
        }
        endOurDelays(visit, now, "cancelled");
        takeOffTour(visit.id());
    }

    /** The appointment is the crew's that did the work, on the day on which it was done. */
    void takeOver(Visit visit, CrewId crew, LocalDate day) {
        db.sql("""
                update fieldwork.appointment set crew = :crew
                where customer = :customer and visit = :visit and number = :number""")
                .param("crew", crew.value())
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("number", visit.appointment().number())
                .update();
        db.sql("update fieldwork.stop set crew = :crew, day = least(day, :day), nobody = false where visit = :visit")
                .param("crew", crew.value())
                .param("day", day)
                .param("visit", visit.id().value())
                .update();
    }

    /** The promise falls away for a side that is not ours. What is overdue already stays broken; its delay ends. */
    void fallAway(Visit visit, Side side, Instant now, Actor by) {
        var cause = side == Side.CUSTOMER ? Cause.CUSTOMER : Cause.THIRD_PARTY;
        var subject = visit.appointment().subject(visit.id());
        if (now.isAfter(visit.appointment().dueAt())) {
            promises.keep(visit.customer(), PromiseType.APPOINTMENT, subject, now, cause.name());
        } else {
            promises.voidIt(visit.customer(), PromiseType.APPOINTMENT, subject, cause.name(), by);
        }
    }

    private void takeOffTour(VisitId visit) {
        db.sql("delete from fieldwork.stop where visit = :visit")
                .param("visit", visit.value())
                .update();
    }

    private void putOnTour(Job job, HeldSlot slot) {
        db.sql("""
                insert into fieldwork.stop (crew, day, starts, customer, visit)
                values (:crew, :day, :starts, :customer, :visit)
                on conflict (visit) do update
                    set crew = excluded.crew, day = excluded.day, starts = excluded.starts, nobody = false""")
                .param("crew", slot.crew().value())
                .param("day", slot.key().day())
                .param("starts", slot.key().from())
                .param("customer", job.customer().value())
                .param("visit", job.id().value())
                .update();
    }

    private NewPromise promise(Job job, int number) {
        var customer = customers.get(job.customer());
        var rural = customer.places().stream().anyMatch(place -> place.id().equals(job.place()) && place.rural());
        return new NewPromise(
                job.customer(),
                PromiseType.APPOINTMENT,
                "visit:" + job.id().text() + ":" + number,
                customer.segment(),
                "",
                rural,
                clock.instant(),
                job.owner(),
                job.businessLine());
    }

    static Appointment read(ResultSet row) throws SQLException {
        var side = row.getString("side");
        return new Appointment(
                row.getInt("number"),
                new HoldId(row.getLong("hold")),
                new CrewId(row.getLong("crew")),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "arrived_at"),
                instant(row, "waiting_since"),
                instant(row, "wait_ended"),
                Outcome.valueOf(row.getString("outcome")),
                side == null ? null : Side.valueOf(side),
                row.getString("evidence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
