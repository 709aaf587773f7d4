package furong.consent;

import furong.customer.CustomerId;
import furong.message.Messages;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Secrets;
import furong.platform.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Six digits on the customer's phone. The database keeps a keyed hash of them; the key lies outside. Each code has five
 * tries and ten minutes, and a customer gets three codes in that time.
 */
@Component
class Codes {

    static final int TRIES_MAX = 5;
    static final int CODES_MAX = 3;
    static final Duration VALID = Duration.ofMinutes(10);
    private static final int CODES = 1_000_000;

    private final JdbcClient db;
    private final ConsentRows rows;
    private final Messages messages;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Codes(JdbcClient db, ConsentRows rows, Messages messages, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.messages = messages;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a try. */
    sealed interface Try {
        record Right(ConsentId consent) implements Try {}

        record Wrong(int left) implements Try {}

        record Over() implements Try {}
    }

    private record Asked(int tries, byte[] mark, String phone, String what, String shown, long consent) {}

    @Transactional(propagation = Propagation.MANDATORY)
    SentCode send(CustomerId customer, String phone, String what, String shown, Actor by) {
        ConsentRows.check(what, shown);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.sql("select pg_advisory_xact_lock(hashtextextended('consent.code', :customer))")
                .param("customer", customer.value())
                .query((row, n) -> true)
                .single();
        var sent = db.sql("select count(*) from consent.code_request where customer = :customer and sent_at > :since")
                .param("customer", customer.value())
                .param("since", Timestamp.from(now.minus(VALID)))
                .query(Integer.class)
                .single();
        if (sent >= CODES_MAX) throw Refused.field("consent", "code-too-many", VALID.toMinutes());
        var id = CodeId.next();
        var code = "%06d".formatted(random.nextInt(CODES));
        db.sql("""
                insert into consent.code_request (customer, id, phone, what, shown, sha256, mark, sent_at, expires_at,
                                                  badge)
                values (:customer, :id, :phone, :what, :shown, :sha256, :mark, :now, :until, :badge)""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("phone", phone)
                .param("what", what)
                .param("shown", shown)
                .param("sha256", Sha256.of(shown))
                .param("mark", mark(customer, id, code))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(VALID)))
                .param("badge", by.badge())
                .update();
        messages.send(customer, phone, "CONSENT_CODE", List.of(code, what), "code:" + id.text(), by);
        audit.note(by, "consent.code-sent", customer.value(), "code:" + id.text(), Map.of("what", what));
        return new SentCode(id, phone, now, now.plus(VALID));
    }

    /** The newest code for this very text that still counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<SentCode> newest(CustomerId customer, String what, String shown) {
        return db.sql("""
                select id, phone, sent_at, expires_at from consent.code_request
                where customer = :customer and sha256 = :sha256 and what = :what and expires_at > :now
                order by sent_at desc, id desc limit 1""")
                .param("customer", customer.value())
                .param("sha256", Sha256.of(shown))
                .param("what", what)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new SentCode(
                        new CodeId(row.getLong("id")),
                        row.getString("phone"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** A try counts before it is looked at, and whatever becomes of the caller; the right one makes the consent. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Try attempt(CustomerId customer, CodeId id, String code, Actor by) {
        var tried = db.sql("""
                update consent.code_request set tries = tries + 1
                where customer = :customer and id = :id and tries < :max and expires_at > :now
                returning tries, mark, phone, what, shown, consent""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("max", TRIES_MAX)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Asked(
                        row.getInt("tries"),
                        row.getBytes("mark"),
                        row.getString("phone"),
                        row.getString("what"),
                        row.getString("shown"),
                        row.getLong("consent")))
                .optional()
                .orElse(null);
        if (tried == null) return new Try.Over();
        if (!MessageDigest.isEqual(tried.mark(), mark(customer, id, code))) {
            audit.note(by, "consent.code-wrong", customer.value(), "code:" + id.text(), Map.of("try", tried.tries()));
            return new Try.Wrong(TRIES_MAX - tried.tries());
        }
        if (tried.consent() != 0) return new Try.Right(new ConsentId(tried.consent()));
        var consent =
                rows.write(customer, tried.what(), tried.shown(), new Evidence.Coded(tried.phone()), id.text(), by);
        bind(customer, id, consent);
        return new Try.Right(consent);
    }

    private void bind(CustomerId customer, CodeId id, ConsentId consent) {
        db.sql("""
                update consent.code_request set consent = :consent
                where customer = :customer and id = :id and consent is null""")
                .param("consent", consent.value())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
    }

    private byte[] mark(CustomerId customer, CodeId id, String code) {
        return secrets.mark("consent.code:" + customer.text() + ":" + id.text() + ":" + code.strip());
    }
}
