package furong.regulator;

import furong.organisation.Scope;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What was submitted, as it was submitted. It never changes; what is counted later stands beside it. */
@Component
@Transactional
public class Submissions {

    private static final int FIGURES_MAX = 500;

    private final JdbcClient db;
    private final Returns returns;
    private final Limits limits;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;

    Submissions(JdbcClient db, Returns returns, Limits limits, DocumentNumbers numbers, Audit audit, Clock clock) {
        this.db = db;
        this.returns = returns;
        this.limits = limits;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A return as a file, without submitting it. */
    @Transactional(readOnly = true)
    public byte[] file(Return counted) {
        return Sheet.of(counted);
    }

    /**
     * Counts a return once more and keeps it for good.
     *
     * @throws Refused return-not-whole unless the scope is the whole house, return-not-over before the period's end
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Submission submit(Returns.Wanted wanted, Scope scope, String note, Actor by) {
        if (!returns.whole(scope)) throw new Refused("return-not-whole");
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (wanted.until().isAfter(today)) throw Refused.field("until", "return-not-over");
        var counted = returns.of(wanted, scope);
        var content = Sheet.of(counted);
        var made = new Submission(
                SubmissionId.next(),
                numbers.next("JG"),
                wanted.jurisdiction(),
                wanted.from(),
                wanted.until(),
                clock.instant(),
                by.badge(),
                note.strip(),
                Sha256.hex(content));
        insert(made, content, by);
        for (var line : counted.lines())
            line.figures().forEach((figure, value) -> insert(made.id(), line, figure, value));
        audit.note(
                by,
                "return.submitted",
                0,
                "return:" + made.id().text(),
                Map.of("number", made.number(), "sha256", made.sha256()));
        return made;
    }

    private void insert(Submission made, byte[] content, Actor by) {
        var _ = db.sql("""
                        insert into regulator.submission (id, number, jurisdiction, from_day, until_day, submitted_at, person,
                            badge, note, content, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(made.id().value(), made.number(), made.jurisdiction(), made.from(), made.until())
                .params(Timestamp.from(made.at()), by.person(), by.badge(), made.note(), content, made.sha256())
                .update();
    }

    private void insert(SubmissionId id, Return.Line line, Quantity figure, long value) {
        var _ = db.sql(
                        "insert into regulator.figure (submission, measure, setting, figure, value) values (?, ?, ?, ?, ?)")
                .params(id.value(), line.measure().name(), line.setting().name(), figure.name(), value)
                .update();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Submission> newest(int limit) {
        return db.sql("select * from regulator.submission order by submitted_at desc, id desc limit ?")
                .param(limit)
                .query((row, n) -> submission(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Submission get(SubmissionId id) {
        return db.sql("select * from regulator.submission where id = ?")
                .param(id.value())
                .query((row, n) -> submission(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The very bytes that were submitted. */
    @Transactional(readOnly = true)
    public byte[] content(SubmissionId id) {
        return db.sql("select content from regulator.submission where id = ?")
                .param(id.value())
                .query((row, n) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The return as it was submitted, with the limits then in force. */
    @Transactional(readOnly = true)
    public Return frozen(Submission submitted) {
        record Key(Indicator measure, Setting setting) {}
        var found = new LinkedHashMap<Key, Map<Quantity, Long>>();
        db.sql("select measure, setting, figure, value from regulator.figure where submission = ? limit ?")
                .params(submitted.id().value(), FIGURES_MAX)
                .query((row, n) -> found.computeIfAbsent(
                                new Key(
                                        Indicator.valueOf(row.getString("measure")),
                                        Setting.valueOf(row.getString("setting"))),
                                key -> new EnumMap<>(Quantity.class))
                        .put(Quantity.valueOf(row.getString("figure")), row.getLong("value")))
                .list();
        var lines = new ArrayList<Return.Line>();
        for (var measure : Indicator.values())
            for (var setting : Setting.values()) {
                var figures = found.get(new Key(measure, setting));
                if (figures != null)
                    lines.add(new Return.Line(
                            measure,
                            setting,
                            figures,
                            limits.of(measure, setting, submitted.jurisdiction(), submitted.from())));
            }
        return new Return(submitted.jurisdiction(), submitted.from(), submitted.until(), lines);
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                new SubmissionId(row.getLong("id")),
                row.getString("number"),
                row.getString("jurisdiction"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getTimestamp("submitted_at").toInstant(),
                row.getString("badge"),
                row.getString("note"),
                row.getString("sha256"));
    }
}
