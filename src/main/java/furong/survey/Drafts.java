package furong.survey;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts of questionnaires: one for each occasion, kept until it is published or thrown away. */
@Component
@Transactional
public class Drafts {

    private static final int QUESTIONS_MAX = 30;
    private static final int TEXT_MAX = 400;

    private final JdbcClient db;
    private final Scripts scripts;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    Drafts(JdbcClient db, Scripts scripts, JsonMapper json, Audit audit, Clock clock) {
        this.db = db;
        this.scripts = scripts;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** The draft somebody saved, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Draft> find(Occasion occasion) {
        return db.sql("select * from survey.draft where occasion = ?")
                .param(occasion.name())
                .query((row, n) -> new Draft(
                        occasion,
                        row.getInt("after"),
                        new Label(row.getString("opening_zh"), row.getString("opening_en")),
                        json.readValue(row.getString("questions"), new TypeReference<List<Script.Question>>() {}),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("badge")))
                .optional();
    }

    /** What an editor begins with: the draft, or else the newest version. */
    @Transactional(readOnly = true)
    public Draft begin(Occasion occasion) {
        return find(occasion).orElseGet(() -> {
            var newest = scripts.newest(occasion);
            return new Draft(occasion, newest.version(), newest.opening(), newest.questions(), clock.instant(), "");
        });
    }

    /** Keeps a draft as it is; it may still be wrong. */
    public void save(Draft draft, Actor by) {
        var _ = db.sql("""
                        insert into survey.draft (occasion, after, opening_zh, opening_en, questions, saved_at, person, badge)
                        values (:occasion, :after, :zh, :en, cast(:questions as jsonb), :at, :person, :badge)
                        on conflict (occasion) do update set after = excluded.after, opening_zh = excluded.opening_zh,
                            opening_en = excluded.opening_en, questions = excluded.questions,
                            saved_at = excluded.saved_at, person = excluded.person, badge = excluded.badge""")
                .param("occasion", draft.occasion().name())
                .param("after", draft.after())
                .param("zh", draft.opening().zh())
                .param("en", draft.opening().en())
                .param("questions", json.writeValueAsString(draft.questions()))
                .param("at", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
    }

    public void discard(Occasion occasion, Actor by) {
        var _ = db.sql("delete from survey.draft where occasion = ?")
                .param(occasion.name())
                .update();
        audit.note(by, "survey.draft-discarded", 0, "script:" + occasion, Map.of());
    }

    /**
     * Publishes a draft; from {@code since} on it is what is asked. Answers given before stay with their version.
     *
     * @throws Refused survey-newer if another version came meanwhile, survey-since unless the day is today or later and
     *     not before the newest version's, callback-script-level, survey-code, survey-text, survey-many, field-required
     */
    public Script publish(Draft draft, LocalDate since, String reason, Actor by) {
        check(draft);
        if (reason.isBlank()) throw Refused.field("reason", "field-required");
        var newest = scripts.newest(draft.occasion());
        if (newest.version() != draft.after()) throw new Refused("survey-newer", newest.version());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (since.isBefore(today) || since.isBefore(newest.since())) throw Refused.field("since", "survey-since");
        var published = scripts.publish(draft.preview(), since, reason.strip(), by);
        var _ = db.sql("delete from survey.draft where occasion = ?")
                .param(draft.occasion().name())
                .update();
        return published;
    }

    /** Whether it could be asked as it stands; refused with what is wrong first. */
    public void check(Draft draft) {
        var questions = draft.questions();
        if (questions.isEmpty() || questions.size() > QUESTIONS_MAX) throw new Refused("survey-many", QUESTIONS_MAX);
        text("opening", draft.opening());
        var codes = questions.stream().map(Script.Question::code).collect(Collectors.toSet());
        for (var n = 0; n < questions.size(); n++) {
            var question = questions.get(n);
            if (!question.code().matches("[a-z][a-z_]{1,30}") || codes.size() != questions.size())
                throw Refused.field("q." + n + ".code", "survey-code", question.code());
            text("q." + n, question.text());
        }
        var levels = questions.stream()
                .filter(question -> question.kind() == Script.Kind.LEVEL && question.required())
                .count();
        if (levels != 1) throw new Refused("callback-script-level");
    }

    private static void text(String where, Label text) {
        for (var one : List.of(text.zh(), text.en()))
            if (one.isBlank() || one.length() > TEXT_MAX) throw Refused.field(where + ".zh", "survey-text", TEXT_MAX);
    }
}
