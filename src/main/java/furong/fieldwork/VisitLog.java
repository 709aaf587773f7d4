package furong.fieldwork;

import furong.customer.CustomerId;
import furong.fieldwork.VisitRecord.CheckItem;
import furong.fieldwork.VisitRecord.ContactAttempt;
import furong.fieldwork.VisitRecord.LogEntry;
import furong.fieldwork.VisitRecord.TestResult;
import furong.fieldwork.VisitRecord.WaitRule;
import furong.platform.Ids;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was reported from the door: commands, contact attempts, ticks of the checklist, line tests. */
@Component
class VisitLog {

    private static final int MANY = 200;

    private final JdbcClient db;
    private final Clock clock;

    VisitLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    VisitRecord record(Visit visit, List<Visit.Appointment> appointments, WaitRule rule) {
        return new VisitRecord(
                visit, appointments, attempts(visit), checklist(visit), newestTest(visit), rule, entries(visit));
    }

    /** Whether this very command was accepted before. The caller holds the visit's lock, so the answer stays true. */
    boolean knows(CustomerId customer, String command) {
        return db.sql("select count(*) from fieldwork.visit_event where customer = :customer and command = :command")
                        .param("customer", customer.value())
                        .param("command", command)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What a command did, and when it was given. */
    record Accepted(Step step, Visit.State after, Instant at, String detail) {}

    void accept(Visit before, Accepted accepted, Command command) {
        var by = command.by();
        var offline = command.offline();
        var now = clock.instant();
        db.sql("""
                insert into fieldwork.visit_event (customer, id, visit, command, what, from_state, to_state, device_time,
                                                   server_time, occurred_at, device, skew_seconds, person, unit, badge,
                                                   origin, detail)
                values (:customer, :id, :visit, :command, :what, :from, :to, :deviceTime, :server, :occurred, :device,
                        :skew, :person, :unit, :badge, :origin, :detail)""")
                .param("customer", before.customer().value())
                .param("id", Ids.next())
                .param("visit", before.id().value())
                .param("command", command.id())
                .param("what", accepted.step().name())
                .param("from", before.state().name())
                .param("to", accepted.after().name())
                .param("deviceTime", Timestamp.from(command.deviceTime()))
                .param("server", Timestamp.from(now))
                .param("occurred", Timestamp.from(accepted.at()))
                .param("device", offline == null ? "" : offline.device())
                .param(
                        "skew",
                        offline == null
                                ? 0
                                : Duration.between(now, offline.sentAt()).toSeconds())
                .param("person", by.person())
                .param("unit", by.unit())
                .param("badge", by.badge())
                .param("origin", by.origin())
                .param("detail", accepted.detail())
                .update();
    }

    /** When the newest of what is known of this visit happened. */
    Optional<Instant> newest(Visit visit) {
        return db.sql("""
                select occurred_at from fieldwork.visit_event
                where customer = :customer and visit = :visit and occurred_at is not null
                order by id desc limit 1""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .query((row, n) -> row.getTimestamp("occurred_at").toInstant())
                .optional();
    }

    void attempt(Visit visit, String how, boolean answered, Instant at) {
        db.sql("""
                insert into fieldwork.contact_attempt (customer, visit, id, appointment, at, how, answered)
                values (:customer, :visit, :id, :appointment, :at, :how, :answered)""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("id", Ids.next())
                .param("appointment", visit.appointment().number())
                .param("at", Timestamp.from(at))
                .param("how", how)
                .param("answered", answered)
                .update();
    }

    void photo(Visit visit, String sha256, Instant at) {
        db.sql("""
                insert into fieldwork.door_photo (customer, visit, sha256, appointment, at)
                values (:customer, :visit, :sha256, :appointment, :at) on conflict do nothing""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("sha256", sha256)
                .param("appointment", visit.appointment().number())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The photos of the door of this appointment, by their hashes. */
    List<String> photos(Visit visit) {
        return db.sql("""
                select sha256 from fieldwork.door_photo
                where customer = :customer and visit = :visit and appointment = :appointment order by at limit :many""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("appointment", visit.appointment().number())
                .param("many", MANY)
                .query((row, n) -> row.getString(1))
                .list();
    }

    List<ContactAttempt> attempts(Visit visit) {
        return db.sql("""
                select appointment, at, how, answered from fieldwork.contact_attempt
                where customer = :customer and visit = :visit order by id limit :many""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("many", MANY)
                .query((row, n) -> new ContactAttempt(
                        row.getInt("appointment"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("how"),
                        row.getBoolean("answered")))
                .list();
    }

    /** Ticks one step of the checklist, or takes the tick away; false if this visit's purpose has no such step. */
    boolean check(Visit visit, String item, boolean ticked, Instant at, long person) {
        if (checklist(visit).stream().noneMatch(known -> known.code().equals(item))) return false;
        if (!ticked) {
            db.sql("delete from fieldwork.visit_check where customer = :customer and visit = :visit and item = :item")
                    .param("customer", visit.customer().value())
                    .param("visit", visit.id().value())
                    .param("item", item)
                    .update();
            return true;
        }
        db.sql("""
                insert into fieldwork.visit_check (customer, visit, item, at, person)
                values (:customer, :visit, :item, :at, :person) on conflict do nothing""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("item", item)
                .param("at", Timestamp.from(at))
                .param("person", person)
                .update();
        return true;
    }

    /** A new appointment begins with an empty checklist; what was ticked before stays in the log. */
    void clearChecks(Visit visit) {
        db.sql("delete from fieldwork.visit_check where customer = :customer and visit = :visit")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .update();
    }

    List<CheckItem> checklist(Visit visit) {
        return db.sql("""
                select i.code, i.name_zh, i.name_en, i.required, c.at
                from fieldwork.checklist_item i
                left join fieldwork.visit_check c
                       on c.customer = :customer and c.visit = :visit and c.item = i.code
                where i.purpose in ('*', :purpose) and i.active order by i.position, i.code limit :many""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("purpose", visit.job().purpose())
                .param("many", MANY)
                .query((row, n) -> {
                    var at = row.getTimestamp("at");
                    return new CheckItem(
                            row.getString("code"),
                            new Label(row.getString("name_zh"), row.getString("name_en")),
                            row.getBoolean("required"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    /** The convention's items on the list of the newest visit done for a matter, true if ticked; empty if nobody came. */
    Map<String, Boolean> ownList(CustomerId customer, String reference) {
        var ticked = new TreeMap<String, Boolean>();
        db.sql("""
                with done as (
                    select customer, id, purpose from fieldwork.visit
                    where customer = :customer and reference = :reference and state = 'DONE'
                    order by since desc, id desc limit 1)
                select kept.item, bool_or(c.at is not null) as ticked
                from done v
                join fieldwork.checklist_item i on i.purpose in ('*', v.purpose) and i.active
                cross join unnest(i.items) as kept (item)
                left join fieldwork.visit_check c on c.customer = v.customer and c.visit = v.id and c.item = i.code
                group by kept.item order by kept.item limit :many""")
                .param("customer", customer.value())
                .param("reference", reference)
                .param("many", MANY)
                .query(row -> {
                    ticked.put(row.getString("item"), row.getBoolean("ticked"));
                });
        return ticked;
    }

    void test(Visit visit, boolean passed, String figures, Instant at, long person) {
        db.sql("""
                insert into fieldwork.line_test (customer, visit, id, at, passed, figures, person)
                values (:customer, :visit, :id, :at, :passed, :figures, :person)""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("id", Ids.next())
                .param("at", Timestamp.from(at))
                .param("passed", passed)
                .param("figures", figures)
                .param("person", person)
                .update();
    }

    Optional<TestResult> newestTest(Visit visit) {
        return db.sql("""
                select at, passed, figures from fieldwork.line_test
                where customer = :customer and visit = :visit order by id desc limit 1""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .query((row, n) -> new TestResult(
                        row.getTimestamp("at").toInstant(), row.getBoolean("passed"), row.getString("figures")))
                .optional();
    }

    WaitRule waitRule(LocalDate on) {
        return db.sql("""
                select minutes, attempts, photos from fieldwork.wait_rule where since <= :day order by since desc limit 1""")
                .param("day", on)
                .query((row, n) -> new WaitRule(row.getInt("minutes"), row.getInt("attempts"), row.getInt("photos")))
                .single();
    }

    List<LogEntry> entries(Visit visit) {
        return db.sql("""
                select what, from_state, to_state, device_time, coalesce(occurred_at, server_time) as occurred_at, server_time,
                       skew_seconds, badge
                from fieldwork.visit_event
                where customer = :customer and visit = :visit order by id limit :many""")
                .param("customer", visit.customer().value())
                .param("visit", visit.id().value())
                .param("many", MANY)
                .query((row, n) -> new LogEntry(
                        row.getString("what"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getTimestamp("device_time").toInstant(),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getTimestamp("server_time").toInstant(),
                        Duration.ofSeconds(row.getLong("skew_seconds")),
                        row.getString("badge")))
                .list();
    }
}
