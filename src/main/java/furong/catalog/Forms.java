package furong.catalog;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The registration forms: one current version per transaction and day; an old order is shown with the one it had. */
@Component
@Transactional
public class Forms {

    private static final int ROWS_MAX = 1000;
    private static final int FIELDS_MAX = 60;
    private static final int LENGTH_MAX = 2000;

    private final JdbcClient db;
    private final Versions versions;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Forms(JdbcClient db, Versions versions, Audit audit, Clock clock, JsonMapper json) {
        this.db = db;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** The current form of a transaction on a day; where there is none, refused as {@code not-found}. */
    public Form current(String transaction, LocalDate on) {
        return db.sql("""
                        select transaction, version, since, fields, example from catalog.form
                        where transaction = ? and since <= ? order by version desc limit 1""")
                .params(transaction, on)
                .query((row, n) -> form(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", transaction));
    }

    /** One version, however old; one that was never published is refused as {@code not-found}. */
    public Form version(String transaction, int version) {
        return db.sql("""
                        select transaction, version, since, fields, example from catalog.form
                        where transaction = ? and version = ?""")
                .params(transaction, version)
                .query((row, n) -> form(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", transaction + " " + version));
    }

    /** The numbers of all versions of a form, newest first. */
    public List<Integer> versions(String transaction) {
        return db.sql("select version from catalog.form where transaction = ? order by version desc limit ?")
                .params(transaction, ROWS_MAX)
                .query((row, n) -> row.getInt("version"))
                .list();
    }

    /** When each version was published, by whom and why, newest first. */
    public List<Edition> editions(String transaction) {
        return db.sql("""
                        select version, since, published_at, published_by, reason from catalog.form
                        where transaction = ? order by version desc limit ?""")
                .params(transaction, ROWS_MAX)
                .query((row, n) -> new Edition(
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_by"),
                        row.getString("reason")))
                .list();
    }

    /** The form that would be published next, checked as then, and kept nowhere. */
    public Form preview(String transaction, LocalDate since, List<FormField> fields) {
        check(fields);
        return new Form(transaction, versions.next("form", transaction, since), since, List.copyOf(fields), false);
    }

    /** Publishes the next version. It must begin today or later, and not before the version it follows. */
    public Form publish(NewForm form, Actor by) {
        if (form.reason().isBlank()) throw Refused.field("reason", "field-required");
        check(form.fields());
        var version = versions.next("form", form.transaction(), form.since());
        var _ = db.sql("""
                        insert into catalog.form (transaction, version, since, fields, example, published_at,
                                                  published_by, reason)
                        values (?, ?, ?, cast(? as jsonb), false, ?, ?, ?)""")
                .params(form.transaction(), version, form.since(), json.writeValueAsString(form.fields()))
                .params(Timestamp.from(clock.instant()), by.badge(), form.reason())
                .update();
        audit.note(
                by,
                "form.published",
                0,
                "form:" + form.transaction(),
                Map.of("version", version, "since", form.since().toString(), "reason", form.reason()));
        return version(form.transaction(), version);
    }

    private static void check(List<FormField> fields) {
        if (fields.size() > FIELDS_MAX) throw Refused.field("fields", "form-size", FIELDS_MAX);
        var names = new HashSet<String>();
        for (var field : fields) {
            if (!field.name().matches("[a-z][A-Za-z0-9]{0,39}")) throw refused(field, "form-name");
            if (!names.add(field.name())) throw refused(field, "form-name-twice");
            check(field);
        }
    }

    private static void check(FormField field) {
        Versions.inBothLanguages(field.name(), field.label());
        if (field.lengthMax() < 1 || field.lengthMax() > LENGTH_MAX) throw refused(field, "form-length", LENGTH_MAX);
        if (field.min() != null && field.max() != null && field.min() > field.max()) throw refused(field, "form-range");
        if (field.type() == FieldType.CHOICE) {
            var values = new HashSet<String>();
            for (var choice : field.choices()) {
                Versions.inBothLanguages(field.name(), choice.label());
                if (choice.value().isBlank() || !values.add(choice.value())) throw refused(field, "form-choices");
            }
            if (values.isEmpty()) throw refused(field, "form-choices");
        }
        try {
            var _ = Pattern.compile(field.pattern());
        } catch (PatternSyntaxException unreadable) {
            throw refused(field, "form-pattern");
        }
        if (!field.pattern().isEmpty()) Versions.inBothLanguages(field.name(), field.help());
        if (!field.example().isEmpty() && field.check(field.example()).isPresent())
            throw refused(field, "form-example");
    }

    private static Refused refused(FormField field, String code, Object... arguments) {
        return Refused.field(field.name(), code, arguments);
    }

    /** The publication of one version. */
    public record Edition(int version, LocalDate since, Instant at, String badge, String reason) {}

    private Form form(ResultSet row) throws SQLException {
        return new Form(
                row.getString("transaction"),
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                List.of(json.readValue(row.getString("fields"), FormField[].class)),
                row.getBoolean("example"));
    }
}
