package furong.care;

import furong.care.CaseRecord.Answered;
import furong.care.CaseRecord.Escalated;
import furong.care.CaseRecord.Parked;
import furong.care.CaseRecord.StepDone;
import furong.customer.CustomerId;
import furong.platform.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done about a case; only ever added to. */
@Component
class CaseHistory {

    private static final int MANY = 200;

    private final JdbcClient db;

    CaseHistory(JdbcClient db) {
        this.db = db;
    }

    void stepDone(Case about, String code, String note, Instant at, Actor by) {
        db.sql("""
                insert into care.step_done (customer, case_id, round, code, at, person, badge, note)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        about.customer().value(),
                        about.id().value(),
                        about.round(),
                        code,
                        Timestamp.from(at),
                        by.person(),
                        by.badge(),
                        note)
                .update();
    }

    void answered(Case about, Decision decision, String words, Instant at, Actor by) {
        db.sql("""
                insert into care.answer (customer, case_id, round, at, decision, words, in_time, person, badge)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        about.customer().value(),
                        about.id().value(),
                        about.round(),
                        Timestamp.from(at),
                        decision.name(),
                        words,
                        !at.isAfter(about.dueAt()),
                        by.person(),
                        by.badge())
                .update();
    }

    void closed(CaseClosed closed, String cause, Actor by) {
        db.sql("""
                insert into care.closing (customer, case_id, round, at, cause, calls_back, person, badge)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        closed.customer().value(),
                        closed.id().value(),
                        closed.round(),
                        Timestamp.from(closed.at()),
                        cause,
                        closed.callsBack(),
                        by.person(),
                        by.badge())
                .update();
    }

    Map<String, StepDone> steps(Case about) {
        var done = new LinkedHashMap<String, StepDone>();
        db.sql("""
                        select code, at, badge, note from care.step_done
                        where customer = :customer and case_id = :id and round = :round order by at limit :many""")
                .param("customer", about.customer().value())
                .param("id", about.id().value())
                .param("round", about.round())
                .param("many", MANY)
                .query((row, n) -> new StepDone(
                        row.getString("code"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge"),
                        row.getString("note")))
                .list()
                .forEach(step -> done.put(step.code(), step));
        return done;
    }

    List<Answered> answers(CustomerId customer, CaseId id) {
        return db.sql("""
                        select round, at, decision, words, in_time, badge from care.answer
                        where customer = ? and case_id = ? order by round limit 50""")
                .params(customer.value(), id.value())
                .query((row, n) -> new Answered(
                        row.getInt("round"),
                        row.getTimestamp("at").toInstant(),
                        Decision.valueOf(row.getString("decision")),
                        row.getString("words"),
                        row.getBoolean("in_time"),
                        row.getString("badge")))
                .list();
    }

    List<Escalated> escalations(CustomerId customer, CaseId id) {
        return db.sql("""
                        select round, level, at, target from care.escalation
                        where customer = ? and case_id = ? order by round, level limit 100""")
                .params(customer.value(), id.value())
                .query((row, n) -> new Escalated(
                        row.getInt("round"),
                        row.getInt("level"),
                        row.getTimestamp("at").toInstant(),
                        Procedure.Target.valueOf(row.getString("target"))))
                .list();
    }

    List<Parked> parkings(CustomerId customer, CaseId id) {
        return db.sql("""
                        select at, until, why, badge from care.parking
                        where customer = ? and case_id = ? order by at limit 100""")
                .params(customer.value(), id.value())
                .query((row, n) -> new Parked(
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        row.getString("why"),
                        row.getString("badge")))
                .list();
    }
}
