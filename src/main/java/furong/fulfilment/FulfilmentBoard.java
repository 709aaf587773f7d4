package furong.fulfilment;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of all plans somebody may see: what is stuck, and what is due today. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("stuck steps are looked for among the plans of all customers")
public class FulfilmentBoard {

    private final JdbcClient db;
    private final Clock clock;

    FulfilmentBoard(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A step of somebody's plan. */
    public record Row(
            CustomerId customer, String reference, String action, String product, UnitId owner, PlanStep step) {}

    /** Steps under way for longer than they may be, the longest waiting first. */
    public List<Row> stuck(Scope scope, int limit) {
        return db.sql(SELECT + """
                        where s.look_at <= :now and p.owner = any(:scope) and p.state <> 'CANCELLED'
                          and (s.counts or p.state = 'COMPLETED')
                        order by s.look_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("scope", scope.array())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Those among them nobody was told of yet, of all units. */
    List<Row> unalarmed(int limit) {
        return db.sql(SELECT + """
                        where s.look_at <= :now and s.alarmed_at is null and p.state <> 'CANCELLED'
                        order by s.look_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Steps that wait for a day that has come. */
    List<Row> due(LocalDate today, int limit) {
        return db.sql(SELECT + """
                        where s.due_on <= :today and s.state = 'RUNNING' and s.note = '' order by s.due_on limit :limit""")
                .param("today", today)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    private static final String SELECT = """
            select s.*, p.reference, p.action, p.product, p.owner from fulfilment.step s
            join fulfilment.plan p on p.customer = s.customer and p.id = s.plan
            """;

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                new CustomerId(row.getLong("customer")),
                row.getString("reference"),
                row.getString("action"),
                row.getString("product"),
                new UnitId(row.getLong("owner")),
                Plans.step(row));
    }
}
