package furong.platform;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link Audit} noted, by the person who did it. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("what one person did concerns many customers")
public class AuditTrail {

    private final JdbcClient db;

    AuditTrail(JdbcClient db) {
        this.db = db;
    }

    /** @param customer 0 if it was nobody's matter */
    public record Entry(Instant at, String what, long customer, String subject, String origin) {}

    /** What a person did, the newest first. */
    public List<Entry> of(long person, int limit) {
        return db.sql("""
                select at, what, customer, subject, origin from platform.audit
                where person = :person order by at desc limit :limit""")
                .param("person", person)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("what"),
                        row.getLong("customer"),
                        row.getString("subject"),
                        row.getString("origin")))
                .list();
    }
}
