package furong.consent;

import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Secrets;
import furong.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of consents: written once, read as they were. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConsentRows {

    private static final int WHAT_CHARACTERS_MAX = 400;
    private static final int SHOWN_CHARACTERS_MAX = 8000;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    ConsentRows(JdbcClient db, Secrets secrets, Timeline timeline, Audit audit, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same text in the same words on every system: line ends are one character, none at the end. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    static void check(String what, String shown) {
        if (what.isBlank() || what.length() > WHAT_CHARACTERS_MAX) throw new IllegalArgumentException("what: " + what);
        if (shown.isBlank() || shown.length() > SHOWN_CHARACTERS_MAX) throw new IllegalArgumentException("shown");
    }

    /** Writes a consent, or finds the very same one: {@code occasion} tells apart what otherwise looks alike. */
    ConsentId write(CustomerId customer, String what, String shown, Evidence evidence, String occasion, Actor by) {
        check(what, shown);
        var now = clock.instant();
        var id = ConsentId.next();
        var fingerprint = secrets.mark("consent:" + customer.text() + "|" + evidence.how() + "|" + what + "|" + shown
                + "|" + evidence.text() + "|" + occasion);
        var written = db.sql("""
                insert into consent.consent (customer, id, how, what, shown, sha256, evidence, fingerprint, at, person,
                                             badge)
                values (:customer, :id, :how, :what, :shown, :sha256, :evidence, :fingerprint, :at, :person, :badge)
                on conflict (customer, fingerprint) do nothing""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("how", evidence.how().name())
                .param("what", what)
                .param("shown", shown)
                .param("sha256", Sha256.of(shown))
                .param("evidence", secrets.seal(customer.text() + ":" + id.text() + ":" + evidence.text()))
                .param("fingerprint", fingerprint)
                .param("at", Timestamp.from(now))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        if (written == 0) return known(customer, fingerprint);
        var subject = "consent:" + id.text();
        audit.note(by, "consent.given", customer.value(), subject, Map.of("how", evidence.how(), "what", what));
        timeline.add(new TimelineEntry(
                customer, now, "check", subject, "consent.timeline." + evidence.how(), List.of(what), by.badge()));
        return id;
    }

    Optional<Consent> find(CustomerId customer, ConsentId id) {
        return db.sql("""
                select c.*, u.subject from consent.consent c
                left join consent.use u on u.customer = c.customer and u.consent = c.id
                where c.customer = :customer and c.id = :id""")
                .param("customer", customer.value())
                .param("id", id.value())
                .query(this::consent)
                .optional();
    }

    List<Consent> newest(CustomerId customer, int limit) {
        return db.sql("""
                select c.*, u.subject from consent.consent c
                left join consent.use u on u.customer = c.customer and u.consent = c.id
                where c.customer = :customer order by c.at desc, c.id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query(this::consent)
                .list();
    }

    List<Consent> of(CustomerId customer, String subject, int limit) {
        return db.sql("""
                select c.*, u.subject from consent.use u
                join consent.consent c on c.customer = u.customer and c.id = u.consent
                where u.customer = :customer and u.subject = :subject order by c.at, c.id limit :limit""")
                .param("customer", customer.value())
                .param("subject", subject)
                .param("limit", limit)
                .query(this::consent)
                .list();
    }

    /** Binds it to a subject, once; the same subject again is no second use. */
    void use(CustomerId customer, ConsentId id, String subject) {
        var used = db.sql("""
                insert into consent.use (customer, consent, subject, at) values (:customer, :consent, :subject, :at)
                on conflict (customer, consent) do nothing""")
                .param("customer", customer.value())
                .param("consent", id.value())
                .param("subject", subject)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (used == 1) return;
        var before = db.sql("select subject from consent.use where customer = :customer and consent = :consent")
                .param("customer", customer.value())
                .param("consent", id.value())
                .query(String.class)
                .single();
        if (!before.equals(subject)) throw Refused.field("consent", "consent-used");
    }

    ConsentRule rule(How how, LocalDate on) {
        return db.sql("""
                select * from consent.rule where how = :how and since <= :on order by since desc limit 1""")
                .param("how", how.name())
                .param("on", on)
                .query((row, n) -> new ConsentRule(
                        how,
                        Duration.ofMinutes(row.getInt("valid_minutes")),
                        row.getString("pattern"),
                        row.getString("example")))
                .single();
    }

    /** Whose call a recording is; the first to name it has it. */
    void claimRecording(CustomerId customer, String reference) {
        var _ = db.sql("insert into consent.recording (reference, customer) values (?, ?) on conflict do nothing")
                .params(reference, customer.value())
                .update();
        var owner = db.sql("select customer from consent.recording where reference = ?")
                .param(reference)
                .query(Long.class)
                .single();
        if (owner != customer.value()) throw Refused.field("consent", "recording-of-another");
    }

    private ConsentId known(CustomerId customer, byte[] fingerprint) {
        return new ConsentId(
                db.sql("select id from consent.consent where customer = :customer and fingerprint = :fingerprint")
                        .param("customer", customer.value())
                        .param("fingerprint", fingerprint)
                        .query(Long.class)
                        .single());
    }

    /** The evidence is sealed with customer and consent: copied to another row it does not open. */
    private Consent consent(ResultSet row, int n) throws SQLException {
        var customer = new CustomerId(row.getLong("customer"));
        var id = new ConsentId(row.getLong("id"));
        var whole = secrets.open(row.getBytes("evidence"));
        var head = customer.text() + ":" + id.text() + ":";
        if (!whole.startsWith(head)) throw new IllegalStateException("evidence of another consent");
        return new Consent(
                id,
                customer,
                row.getString("what"),
                row.getString("shown"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getTimestamp("at").toInstant(),
                row.getString("badge"),
                Evidence.of(How.valueOf(row.getString("how")), whole.substring(head.length())),
                row.getString("subject"));
    }
}
