package furong.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what, when, from where and why. Rows are only ever added; the database refuses anything else. */
@Component
public class Audit {

    private final JdbcClient db;
    private final Clock clock;
    private final JsonMapper json;

    Audit(JdbcClient db, Clock clock, JsonMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Notes a change in the caller's transaction.
     *
     * @param what the change in the code's words, such as {@code order.cancelled}
     * @param customer whose matter it is, 0 if nobody's
     * @param subject what was changed, such as {@code order:0HZX5V6WBC8Q1}
     * @param facts what a later reader needs; never a secret and never a full identity number
     */
    public void note(Actor by, String what, long customer, String subject, Map<String, ?> facts) {
        db.sql("""
                insert into platform.audit (customer, id, at, person, badge, origin, what, subject, facts)
                values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""")
                .params(
                        customer,
                        Ids.next(),
                        Timestamp.from(clock.instant()),
                        by.person(),
                        by.badge(),
                        by.origin(),
                        what,
                        subject,
                        json.writeValueAsString(facts))
                .update();
    }
}
