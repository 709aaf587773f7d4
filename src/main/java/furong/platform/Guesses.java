package furong.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers somebody entered that are nobody's, as the audit keeps them. Ten in ten minutes are guessing: then one waits
 * until the first of them grows old. A hit in between forgives nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Guesses {

    public static final int MAX = 10;
    public static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String MISSED = "customer.not-recognised";

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Guesses(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses whoever missed too often. Until the transaction ends, the person's other attempts wait their turn. */
    public void check(Actor by) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('customer.miss', :person))")
                .param("person", by.person())
                .query((row, n) -> true)
                .single();
        var now = clock.instant();
        var misses = db.sql("""
                        select at from platform.audit
                        where customer = 0 and person = :person and at > :since and at <= :now and what = :what
                        order by at desc limit :max""")
                .param("person", by.person())
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .param("now", Timestamp.from(now))
                .param("what", MISSED)
                .param("max", MAX)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .list();
        if (misses.size() < MAX) return;
        var wait = Duration.between(now, misses.getLast().plus(WINDOW));
        throw Refused.field("shown", "too-many-misses", wait.plusMinutes(1).toMinutes());
    }

    /** Counts a miss. What was entered is not kept: it may be the number of somebody who is no customer. */
    public void note(Actor by) {
        audit.note(by, MISSED, 0, "reception", Map.of());
    }
}
