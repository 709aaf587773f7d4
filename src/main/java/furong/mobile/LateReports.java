package furong.mobile;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was reported of visits that had been taken away meanwhile, until a dispatcher has looked at it. */
@Component
@AcrossCustomers("a dispatcher looks at the late reports of all customers in scope")
class LateReports {

    private static final int MANY = 200;

    private final JdbcClient db;
    private final Clock clock;

    LateReports(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void keep(Report report, UnitId unit, String code, Actor by) {
        var detail = report.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
        db.sql("""
                insert into mobile.late (customer, id, visit, unit, command, what, code, detail, device_at, at, person, badge)
                values (:customer, :id, :visit, :unit, :command, :what, :code, :detail, :device, :now, :person, :badge)
                on conflict do nothing""")
                .param("customer", report.customer().value())
                .param("id", Ids.next())
                .param("visit", report.visit().value())
                .param("unit", unit.value())
                .param("command", report.id())
                .param("what", report.kind())
                .param("code", code)
                .param("detail", detail)
                .param("device", Timestamp.from(report.deviceTime()))
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
    }

    /** Those nobody has settled, the newest visit's first, each visit's in the order in which things were done. */
    List<LateReport> open(Scope scope) {
        return db.sql("""
                select l.* from mobile.late l
                where l.unit = any(:units) and not exists (
                    select from mobile.late_settled s
                    where s.customer = l.customer and s.visit = l.visit and s.upto >= l.id)
                order by max(l.id) over (partition by l.customer, l.visit) desc, l.device_at, l.id limit :many""")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> new LateReport(
                        new CustomerId(row.getLong("customer")),
                        row.getLong("id"),
                        new VisitId(row.getLong("visit")),
                        row.getString("what"),
                        row.getString("code"),
                        row.getString("detail"),
                        row.getTimestamp("device_at").toInstant(),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge")))
                .list();
    }

    void settle(CustomerId customer, VisitId visit, String note, Actor by) {
        db.sql("""
                insert into mobile.late_settled (customer, visit, upto, note, at, person, badge)
                select customer, visit, max(id), :note, :now, :person, :badge from mobile.late
                where customer = :customer and visit = :visit group by customer, visit
                on conflict do nothing""")
                .param("customer", customer.value())
                .param("visit", visit.value())
                .param("note", note)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
    }
}
