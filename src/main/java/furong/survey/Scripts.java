package furong.survey;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scripts, by occasion and version. */
@Component
@Transactional
public class Scripts {

    private static final int QUESTIONS_MAX = 100;

    private final JdbcClient db;
    private final Audit audit;

    Scripts(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
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

    /** Publishes the next version; it must ask for the level once, and for every answer of it. */
    public Script publish(
            Occasion occasion, LocalDate since, Label opening, List<Script.Question> questions, Actor by) {
        var levels = questions.stream()
                .filter(q -> q.kind() == Script.Kind.LEVEL && q.required())
                .count();
        if (levels != 1) throw new Refused("callback-script-level");
        var version = db.sql("select coalesce(max(version), 0) + 1 from survey.script where occasion = ?")
                .param(occasion.name())
                .query(Integer.class)
                .single();
        var _ = db.sql("""
                        insert into survey.script (occasion, version, since, opening_zh, opening_en)
                        values (?, ?, ?, ?, ?)""")
                .params(occasion.name(), version, since, opening.zh(), opening.en())
                .update();
        var position = 0;
        for (var question : questions) {
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
