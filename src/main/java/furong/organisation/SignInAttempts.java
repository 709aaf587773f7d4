package furong.organisation;

import furong.platform.Audit;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Attempts to sign in, one row each. Five failures in a quarter of an hour lock the badge until the first grows old. */
@Component
class SignInAttempts {

    static final int FAILURES_MAX = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int DAYS_KEPT = 90;
    private static final int BADGE_LENGTH_MAX = 40;

    sealed interface Answer {}

    record Refuse(Instant until) implements Answer {}

    /** The password may be compared; the hash is missing if nobody has that badge. {@code left} counts this one as failed. */
    record Try(long id, @Nullable String passwordHash, int left) implements Answer {}

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    SignInAttempts(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Counts an attempt as failed until the contrary is shown. The row of the person is locked while we count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Answer begin(String typed, String origin) {
        var badge = typed.length() > BADGE_LENGTH_MAX ? typed.substring(0, BADGE_LENGTH_MAX) : typed;
        var hash =
                db.sql("""
                select password_hash from organisation.staff where badge = :badge and left_on is null for update""").param("badge", badge).query(String.class).optional().orElse(null);
        var now = clock.instant();
        var failures = failures(badge, now);
        if (failures.size() >= FAILURES_MAX)
            return new Refuse(failures.getFirst().plus(WINDOW));
        var id = Ids.next();
        db.sql("""
                insert into organisation.sign_in_attempt (id, badge, at, origin, succeeded)
                values (:id, :badge, :at, :origin, false)""")
                .param("id", id)
                .param("badge", badge)
                .param("at", Timestamp.from(now))
                .param("origin", origin)
                .update();
        return new Try(id, hash, FAILURES_MAX - failures.size() - 1);
    }

    /** The password was right: what failed before is forgiven. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(long id, StaffMember who, String origin) {
        db.sql("update organisation.sign_in_attempt set succeeded = true where id = :id")
                .param("id", id)
                .update();
        audit.note(who.from(origin), "staff.signed-in", 0, "staff:" + who.id().text(), Map.of());
    }

    /** In the night, what is too old to be asked about is forgotten; the audit keeps who signed in. */
    @EventListener
    @Transactional
    public void on(DayHasPassed passed) {
        var oldest = passed.getDate().minusDays(DAYS_KEPT).atStartOfDay(clock.getZone());
        db.sql("delete from organisation.sign_in_attempt where at < ?")
                .param(Timestamp.from(oldest.toInstant()))
                .update();
    }

    /** The newest failures since the last success inside the window, at most as many as lock, oldest first. */
    private List<Instant> failures(String badge, Instant now) {
        return db.sql("""
                select at from (
                    select at from organisation.sign_in_attempt
                    where badge = :badge and not succeeded and at > :since and at <= :now
                      and at > coalesce((select max(at) from organisation.sign_in_attempt
                                         where badge = :badge and succeeded and at <= :now), '-infinity')
                    order by at desc limit :max) newest
                order by at""")
                .param("badge", badge)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .param("now", Timestamp.from(now))
                .param("max", FAILURES_MAX)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .list();
    }
}
