package furong.arrival;

import furong.customer.CustomerId;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.platform.AcrossCustomers;
import furong.platform.Secrets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links in short messages: each opens one visit, for as long as somebody may still come there. A link holds 128 random
 * bits, of which a keyed mark is kept: the database opens nothing. Whoever tries wrong ones soon has to wait.
 */
@Component
@Transactional
@AcrossCustomers("a link says by itself whose visit it opens")
public class Arrivals {

    static final int MISSES_MAX = 20;
    static final int DEEDS_MAX = 40;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** So long after its window a link still lets the customer choose another day. */
    static final Duration AFTERWARDS = Duration.ofDays(2);

    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient db;
    private final Secrets secrets;
    private final Clock clock;
    private final String address;

    Arrivals(JdbcClient db, Secrets secrets, Clock clock, @Value("${furong.public-address}") String address) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
        this.address = address;
    }

    /** What {@code token} opens, asked for from {@code origin}, an address of the network. */
    public Opening open(String token, String origin) {
        var now = clock.instant();
        var misses = misses(origin, now);
        if (misses >= MISSES_MAX) return new Opening.Wait(WINDOW);
        var found = db.sql("""
                select customer, visit from arrival.link
                where mark = :mark and ended_at is null and expires_at > :now""")
                .param("mark", mark(token))
                .param("now", Timestamp.from(now))
                .query((row, n) ->
                        new Opening.Open(new CustomerId(row.getLong("customer")), new VisitId(row.getLong("visit"))))
                .optional();
        if (found.isPresent()) return found.get();
        db.sql("insert into arrival.miss (origin, at) values (:origin, :at)")
                .param("origin", origin)
                .param("at", Timestamp.from(now))
                .update();
        return new Opening.Shut();
    }

    /** The same for whoever wants to change something with it; so many changes and no more. */
    public Opening use(String token, String origin) {
        var opening = open(token, origin);
        if (!(opening instanceof Opening.Open)) return opening;
        var counted = db.sql("update arrival.link set deeds = deeds + 1 where mark = :mark and deeds < :max")
                .param("mark", mark(token))
                .param("max", DEEDS_MAX)
                .update();
        return counted == 1 ? opening : new Opening.Wait(WINDOW);
    }

    /**
     * A new link for a message in which somebody else tells the window that was agreed: it is not told again by a message of
     * its own.
     */
    public String told(Visit visit) {
        var until = visit.appointment().dueAt().plus(AFTERWARDS);
        note(visit);
        return link(visit.customer(), visit.id(), until);
    }

    /** Notes that the customer is told of this appointment; {@code false} if they were before. */
    boolean note(Visit visit) {
        var appointment = visit.appointment();
        var fresh = db.sql("""
                insert into arrival.visit as known (customer, visit, number, day)
                values (:customer, :visit, :number, :day)
                on conflict (customer, visit) do update
                    set number = excluded.number, day = excluded.day,
                        evening_at = case when known.day = excluded.day then known.evening_at end
                where known.number <> excluded.number""")
                        .param("customer", visit.customer().value())
                        .param("visit", visit.id().value())
                        .param("number", appointment.number())
                        .param("day", appointment.day())
                        .update()
                > 0;
        if (fresh) extend(visit.customer(), visit.id(), appointment.dueAt().plus(AFTERWARDS));
        return fresh;
    }

    /** A new link to a visit, as it stands in a message. It opens until {@code until}. */
    String link(CustomerId customer, VisitId visit, Instant until) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("""
                insert into arrival.link (mark, customer, visit, made_at, expires_at)
                values (:mark, :customer, :visit, :now, :until)""")
                .param("mark", mark(token))
                .param("customer", customer.value())
                .param("visit", visit.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(until))
                .update();
        return address + "/v/" + token;
    }

    /** The links to a visit open until then: it is on another day. */
    void extend(CustomerId customer, VisitId visit, Instant until) {
        db.sql("""
                update arrival.link set expires_at = :until
                where customer = :customer and visit = :visit and ended_at is null""")
                .param("until", Timestamp.from(until))
                .param("customer", customer.value())
                .param("visit", visit.value())
                .update();
    }

    /** Nobody comes there any more. */
    void end(CustomerId customer, VisitId visit) {
        db.sql("""
                update arrival.link set ended_at = :now
                where customer = :customer and visit = :visit and ended_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer.value())
                .param("visit", visit.value())
                .update();
    }

    /** Forgets wrong tries that no longer count and links nobody can open. */
    void forget() {
        var now = clock.instant();
        db.sql("delete from arrival.miss where at < :old")
                .param("old", Timestamp.from(now.minus(WINDOW)))
                .update();
        db.sql("delete from arrival.link where expires_at < :old")
                .param("old", Timestamp.from(now.minus(Duration.ofDays(30))))
                .update();
    }

    private int misses(String origin, Instant now) {
        return db.sql("select count(*) from arrival.miss where origin = :origin and at > :since and at <= :now")
                .param("origin", origin)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    private byte[] mark(String token) {
        return secrets.mark("arrival.link:" + token);
    }
}
