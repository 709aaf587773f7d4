package furong.survey;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scripts, by occasion and version. */
@Component
@Transactional
public class Scripts {

    private static final int QUESTIONS_MAX = 100;
    private static final int VERSIONS_MAX = 200;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Scripts(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The script in force on a day. */
    public Script current(Occasion occasion, LocalDate on) {
        var version = db.sql("""
                        select version from survey.script where occasion = ? and since <= ?
                        order by version desc limit 1""")
                .params(occasion.name(), on)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Refused("callback-no-script", occasion.name()));
        return version(occasion, version);
    }

    public Script version(Occasion occasion, int version) {
        var questions = db.sql("""
                        select code, kind, required, item, text_zh, text_en from survey.question
                        where occasion = ? and version = ? order by position limit ?""")
                .params(occasion.name(), version, QUESTIONS_MAX)
                .query((row, n) -> new Script.Question(
                        row.getString("code"),
                        Script.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("required"),
                        row.getString("item"),
                        new Label(row.getString("text_zh"), row.getString("text_en"))))
                .list();
        return db.sql("select since, opening_zh, opening_en from survey.script where occasion = ? and version = ?")
                .params(occasion.name(), version)
                .query((row, n) -> new Script(
                        occasion,
                        version,
                        row.getObject("since", LocalDate.class),
                        new Label(row.getString("opening_zh"), row.getString("opening_en")),
                        questions))
                .optional()
                .orElseThrow(() -> new Refused("not-found", occasion + " " + version));
    }

    /** The newest version, in force or not yet. */
    public Script newest(Occasion occasion) {
        var versions = versions(occasion);
        if (versions.isEmpty()) throw new Refused("callback-no-script", occasion.name());
        return version(occasion, versions.getFirst().version());
    }

    /** When a version came, by whom and why; the first ones came with the house. */
    public record Version(
            int version, LocalDate since, @Nullable Instant publishedAt, String badge, String reason) {}

    /** All versions of what is asked on an occasion, the newest first. */
    public List<Version> versions(Occasion occasion) {
        return db.sql("""
                        select version, since, published_at, badge, reason from survey.script
                        where occasion = ? order by version desc limit ?""")
                .params(occasion.name(), VERSIONS_MAX)
                .query((row, n) -> {
                    var at = row.getTimestamp("published_at");
                    return new Version(
                            row.getInt("version"),
                            row.getObject("since", LocalDate.class),
                            at == null ? null : at.toInstant(),
                            row.getString("badge"),
                            row.getString("reason"));
                })
                .list();
    }

    /** The codes of the convention's items that any question checks. */
    public List<String> items() {
        return db.sql("select distinct item from survey.question where item <> '' order by item limit ?")
                .param(QUESTIONS_MAX)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The codes of questions answered in the customer's own words. */
    public List<String> ownWords() {
        return db.sql("select distinct code from survey.question where kind = 'TEXT' order by code limit ?")
                .param(QUESTIONS_MAX)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Publishes the next version; {@link Drafts} has looked whether it may be. */
    Script publish(Script draft, LocalDate since, String reason, Actor by) {
        var occasion = draft.occasion();
        var version = db.sql("select coalesce(max(version), 0) + 1 from survey.script where occasion = ?")
                .param(occasion.name())
                .query(Integer.class)
                .single();
        var _ = db.sql("""
                        insert into survey.script (occasion, version, since, opening_zh, opening_en, published_at, badge, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        occasion.name(),
                        version,
                        since,
                        draft.opening().zh(),
                        draft.opening().en())
                .params(Timestamp.from(clock.instant()), by.badge(), reason)
                .update();
        var position = 0;
        for (var question : draft.questions()) {
            var _ = db.sql("""
                            insert into survey.question (occasion, version, code, position, kind, required, item,
                                                           text_zh, text_en)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            occasion.name(),
                            version,
                            question.code(),
                            ++position,
                            question.kind().name())
                    .params(
                            question.required(),
                            question.item(),
                            question.text().zh(),
                            question.text().en())
                    .update();
        }
        audit.note(by, "survey.script-published", 0, "script:" + occasion, Map.of("version", version));
        return version(occasion, version);
    }
}
