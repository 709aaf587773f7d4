package furong.conduct;

import furong.exhibit.Exhibits;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports of customers from the public page, with a name or without one. What is answered does not depend on whether
 * the badge is anybody's, and whoever reported reads the outcome with a code only they were given.
 */
@Component
@Transactional
public class Reports {

    /** As many reports from one address within {@link #WINDOW}; then one waits. */
    public static final int MAX = 5;

    public static final Duration WINDOW = Duration.ofHours(1);
    private static final int ALL_MAX = 500;
    private static final int CODE_LENGTH = 16;
    private static final int BADGE_MAX = 20;
    private static final int CONTACT_MAX = 60;

    private final JdbcClient db;
    private final Signals signals;
    private final Staff staff;
    private final Exhibits exhibits;
    private final Secrets secrets;
    private final Clock clock;

    Reports(JdbcClient db, Signals signals, Staff staff, Exhibits exhibits, Secrets secrets, Clock clock) {
        this.db = db;
        this.signals = signals;
        this.staff = staff;
        this.exhibits = exhibits;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a customer writes.
     *
     * @param contact how to reach them; "" for an anonymous report
     */
    public record Written(
            String badge, String item, LocalDate on, String words, String contact, byte @Nullable [] photo) {}

    /** How a report stands, for whoever holds its code. It names nobody. */
    public record Standing(Stage stage, Instant at, String item, int convention, String words) {

        public enum Stage {
            RECEIVED,
            DISMISSED,
            IN_PROCEEDING,
            UPHELD,
            NOT_UPHELD
        }
    }

    /** Keeps the report and gives the code its outcome is read with. {@code origin} is where it came from. */
    public String report(Written written, String origin) {
        check(written);
        var now = clock.instant();
        var mark = secrets.mark("report-origin:" + origin);
        limit(mark, now);
        var badge = written.badge().strip();
        var by = new Actor(0, 0, "customer", "public page");
        var photo = written.photo() == null ? null : exhibits.keep(written.photo(), by);
        var secret = HexFormat.of()
                .formatHex(secrets.mark("report:" + Ids.next() + now))
                .substring(0, CODE_LENGTH);
        var signal = signals.take(
                new NewSignal(
                        Signal.Source.REPORT,
                        "report:" + Ids.text(Ids.next()),
                        staff.byBadge(badge).orElse(null),
                        badge,
                        written.item(),
                        written.on(),
                        written.words(),
                        "",
                        photo,
                        0),
                by);
        var named = !written.contact().isBlank();
        var _ = db.sql("""
                        insert into conduct.report (signal, code_mark, named, sealed, origin, at)
                        values (:signal, :code, :named, :sealed, :origin, :at)""")
                .param("signal", signal.value())
                .param("code", secrets.mark("report-code:" + secret))
                .param("named", named)
                .param("sealed", named ? secrets.seal(written.contact().strip()) : null, java.sql.Types.BINARY)
                .param("origin", mark)
                .param("at", Timestamp.from(now))
                .update();
        return secret;
    }

    /** How the report with this code stands; refused as {@code not-found} where there is none. */
    @Transactional(readOnly = true)
    public Standing standing(String code) {
        return db.sql("""
                        select s.at, s.item, s.convention, i.why, p.id as proceeding, d.upheld, d.reasons, r.reversed,
                               r.reasons as ruled
                        from conduct.report t join conduct.signal s on s.id = t.signal
                        left join conduct.dismissal i on i.signal = s.id
                        left join conduct.proceeding p on p.signal = s.id
                        left join conduct.decision d on d.proceeding = p.id
                        left join conduct.ruling r on r.proceeding = p.id
                        where t.code_mark = ?""")
                .param(secrets.mark("report-code:" + code.strip().toLowerCase(java.util.Locale.ROOT)))
                .query((row, n) -> {
                    var upheld = row.getObject("upheld", Boolean.class);
                    var reversed = row.getObject("reversed", Boolean.class);
                    var stage = row.getString("why") != null
                            ? Standing.Stage.DISMISSED
                            : row.getObject("proceeding", Long.class) == null
                                    ? Standing.Stage.RECEIVED
                                    : upheld == null
                                            ? Standing.Stage.IN_PROCEEDING
                                            : upheld && !Boolean.TRUE.equals(reversed)
                                                    ? Standing.Stage.UPHELD
                                                    : Standing.Stage.NOT_UPHELD;
                    var words = stage == Standing.Stage.DISMISSED ? row.getString("why") : "";
                    return new Standing(
                            stage, Signals.instant(row, "at"), row.getString("item"), row.getInt("convention"), words);
                })
                .optional()
                .orElseThrow(() -> new Refused("not-found", "report"));
    }

    /** How to reach who reported, for the quality department; null for an anonymous report or another source. */
    @Transactional(readOnly = true)
    public @Nullable String contact(SignalId signal) {
        return db.sql("select sealed from conduct.report where signal = ? and named")
                .param(signal.value())
                .query((row, n) -> secrets.open(row.getBytes("sealed")))
                .optional()
                .orElse(null);
    }

    private void check(Written written) {
        if (!written.badge().strip().matches("[0-9A-Za-z-]{3," + BADGE_MAX + "}"))
            throw Refused.field("badge", "report-badge");
        if (written.words().isBlank()) throw Refused.field("words", "report-words");
        if (written.contact().length() > CONTACT_MAX) throw Refused.field("contact", "field-too-long", CONTACT_MAX);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (written.on().isAfter(today) || written.on().isBefore(today.minusYears(1)))
            throw Refused.field("on", "report-day");
    }

    /** Reports from one address wait for one another, so that many at once are still counted. */
    private void limit(byte[] origin, Instant now) {
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('conduct.report', 0))")
                .query((row, n) -> true)
                .single();
        var since = Timestamp.from(now.minus(WINDOW));
        var counts = db.sql("""
                        select count(*) filter (where origin = :origin) as here, count(*) as everywhere
                        from conduct.report where at > :since and at <= :now""")
                .param("origin", origin)
                .param("since", since)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new long[] {row.getLong("here"), row.getLong("everywhere")})
                .single();
        if (counts[0] >= MAX || counts[1] >= ALL_MAX) throw new Refused("report-too-many", WINDOW.toMinutes());
    }
}
