package furong.improvement;

import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.improvement.Suggestion.Answer;
import furong.improvement.Suggestion.Wish;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The suggestion box of the registration forms. A suggestion is answered once: it leads to a version of the form, in the
 * transaction that publishes it, or it is declined with a reason.
 */
@Component
@Transactional
public class Suggestions {

    private static final int ROWS_MAX = 500;
    private static final int LETTERS_MAX = 1000;

    private static final String SUGGESTIONS = """
            select s.id, s.transaction, s.version, s.field, s.proposal, s.what, s.why, s.person, s.badge, s.unit,
                   s.made_at, a.suggestion is not null as answered, a.led_to, a.text, a.badge as answered_by,
                   a.answered_at
            from improvement.suggestion s left join improvement.answer a on a.suggestion = s.id
            """;

    private final JdbcClient db;
    private final Forms forms;
    private final Audit audit;
    private final Clock clock;

    Suggestions(JdbcClient db, Forms forms, Audit audit, Clock clock) {
        this.db = db;
        this.forms = forms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts a suggestion into the box. */
    public SuggestionId suggest(NewSuggestion said, Actor by) {
        check(said);
        var id = SuggestionId.next();
        var _ = db.sql("""
                        insert into improvement.suggestion (id, transaction, version, field, proposal, what, why,
                                                            person, badge, unit, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), said.transaction(), said.version(), said.field())
                .params(said.proposal().name(), said.what().strip(), said.why().strip())
                .params(by.person(), by.badge(), by.unit(), Timestamp.from(clock.instant()))
                .update();
        audit.note(
                by,
                "form.suggested",
                0,
                "form:" + said.transaction(),
                Map.of("suggestion", id.text(), "version", said.version(), "field", said.field()));
        return id;
    }

    public Suggestion get(SuggestionId id) {
        return db.sql(SUGGESTIONS + "where s.id = ?")
                .param(id.value())
                .query((row, n) -> suggestion(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Somebody's own, newest first, with what they were answered. */
    public List<Suggestion> of(StaffId person) {
        return db.sql(SUGGESTIONS + "where s.person = ? order by s.id desc limit ?")
                .params(person.value(), ROWS_MAX)
                .query((row, n) -> suggestion(row))
                .list();
    }

    /** All about one form: those that wait for an answer first, then the newest. */
    public List<Suggestion> about(String transaction) {
        return db.sql(SUGGESTIONS + "where s.transaction = ? order by a.suggestion is not null, s.id desc limit ?")
                .params(transaction, ROWS_MAX)
                .query((row, n) -> suggestion(row))
                .list();
    }

    /** How many wait for an answer, by form; a form without any is not named. */
    public Map<String, Long> waiting() {
        var counts = new HashMap<String, Long>();
        db.sql("""
                        select s.transaction, count(*) from improvement.suggestion s
                        where not exists (select from improvement.answer a where a.suggestion = s.id)
                        group by s.transaction limit ?""").param(ROWS_MAX).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** Says no, and why not. */
    public void decline(SuggestionId id, String answer, Actor by) {
        answer(get(id).wish(), answer, null, by);
    }

    /**
     * Publishes the version after {@code after} and answers the suggestions that led to it, all or nothing. Refused as
     * {@code form-changed-meanwhile} if somebody else published that version first.
     *
     * @param taken what is answered to each suggestion that is taken up
     */
    public Form publish(NewForm next, int after, Map<SuggestionId, String> taken, Actor by) {
        var form = forms.publish(next, by);
        if (form.version() != after + 1) throw new Refused("form-changed-meanwhile", form.version() - 1);
        taken.forEach((id, answer) -> {
            var wish = get(id).wish();
            if (!wish.said().transaction().equals(form.transaction())) throw new Refused("not-found", id.text());
            answer(wish, answer, form.version(), by);
        });
        return form;
    }

    private void answer(Wish wish, String text, @Nullable Integer ledTo, Actor by) {
        if (text.isBlank()) throw Refused.field("answer", "suggestion-answer");
        if (text.length() > LETTERS_MAX) throw Refused.field("answer", "field-too-long", LETTERS_MAX);
        var answered = db.sql("""
                        insert into improvement.answer (suggestion, led_to, text, badge, answered_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .param(wish.id().value())
                .param(ledTo)
                .params(text.strip(), by.badge(), Timestamp.from(clock.instant()))
                .update();
        if (answered == 0) throw new Refused("suggestion-answered", wish.id());
        audit.note(
                by,
                ledTo == null ? "suggestion.declined" : "suggestion.taken",
                0,
                "form:" + wish.said().transaction(),
                Map.of("suggestion", wish.id().text(), "ledTo", ledTo == null ? 0 : ledTo, "text", text.strip()));
    }

    private void check(NewSuggestion said) {
        var form = forms.version(said.transaction(), said.version());
        var known = form.fields().stream().anyMatch(field -> field.name().equals(said.field()));
        if (!said.field().isEmpty() && !known) throw Refused.field("field", "suggestion-field");
        if (said.what().isBlank() && said.proposal() != Proposal.DROP) throw Refused.field("what", "suggestion-what");
        if (said.why().isBlank()) throw Refused.field("why", "suggestion-why");
        if (said.what().length() > LETTERS_MAX) throw Refused.field("what", "field-too-long", LETTERS_MAX);
        if (said.why().length() > LETTERS_MAX) throw Refused.field("why", "field-too-long", LETTERS_MAX);
    }

    private static Suggestion suggestion(ResultSet row) throws SQLException {
        var said = new NewSuggestion(
                row.getString("transaction"),
                row.getInt("version"),
                row.getString("field"),
                Proposal.valueOf(row.getString("proposal")),
                row.getString("what"),
                row.getString("why"));
        var wish = new Wish(
                new SuggestionId(row.getLong("id")),
                said,
                new StaffId(row.getLong("person")),
                row.getString("badge"),
                new UnitId(row.getLong("unit")),
                row.getTimestamp("made_at").toInstant());
        if (!row.getBoolean("answered")) return new Suggestion.Open(wish);
        var answer = new Answer(
                row.getString("text"),
                row.getString("answered_by"),
                row.getTimestamp("answered_at").toInstant());
        var ledTo = row.getObject("led_to", Integer.class);
        return ledTo == null ? new Suggestion.Declined(wish, answer) : new Suggestion.Taken(wish, answer, ledTo);
    }
}
