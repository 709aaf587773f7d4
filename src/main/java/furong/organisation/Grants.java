package furong.organisation;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leave for one person to serve one customer of another unit for a short while. Any hall serves whoever stands at its
 * counter and shows a document or a number; each such leave is on record.
 */
@Component
@Transactional
public class Grants {

    /** How long a shown document opens a customer to a person of another unit. */
    public static final Duration USUAL = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Grants(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param how what was shown, such as {@code document} or {@code number}; never the number itself */
    public void grant(StaffMember who, long customer, String how, Instant until, Actor by) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) throw new Refused("grant-length");
        db.sql("""
                insert into organisation.access_grant (customer, id, staff, how, since, until)
                values (:customer, :id, :staff, :how, :since, :until)""")
                .param("customer", customer)
                .param("id", Ids.next())
                .param("staff", who.id().value())
                .param("how", how)
                .param("since", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
        audit.note(
                by,
                "access.granted",
                customer,
                "staff:" + who.id().text(),
                Map.of("badge", who.badge(), "how", how, "until", until.toString()));
    }

    public boolean has(StaffId who, long customer, Instant at) {
        return db.sql("""
                select exists (select from organisation.access_grant
                               where customer = :customer and staff = :staff and since <= :at and until > :at)""")
                .param("customer", customer)
                .param("staff", who.value())
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }
}
