package furong.conduct;

import furong.convention.Conventions;
import furong.exhibit.ExhibitId;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What comes in about the convention from all sides, each against one item, to be judged by the quality department. */
@Component
@Transactional
public class Signals {

    static final int WORDS_MAX = 2000;
    private static final int MANY = 500;

    private static final String SIGNALS = """
            select s.*, d.why as dismissed, p.id as proceeding
            from conduct.signal s left join conduct.dismissal d on d.signal = s.id
            left join conduct.proceeding p on p.signal = s.id
            """;

    private final JdbcClient db;
    private final Conventions conventions;
    private final Audit audit;
    private final Clock clock;

    Signals(JdbcClient db, Conventions conventions, Audit audit, Clock clock) {
        this.db = db;
        this.conventions = conventions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes one up; a second time under the same reference changes nothing. It is held against the version in force on
     * the day it happened, which must have the item ({@code conduct-item}).
     */
    public SignalId take(NewSignal said, Actor by) {
        var convention = conventions.on(said.happenedOn());
        if (convention.item(said.item()).isEmpty()) throw Refused.field("item", "conduct-item");
        if (said.words().length() > WORDS_MAX) throw Refused.field("words", "field-too-long", WORDS_MAX);
        var id = SignalId.next();
        var person = said.person();
        var photo = said.photo();
        var taken = db.sql("""
                        insert into conduct.signal (id, source, reference, person, unit, badge, item, convention,
                            happened_on, words, evidence, photo, reporter, at)
                        values (:id, :source, :reference, :person, :unit, :badge, :item, :convention,
                            :on, :words, :evidence, :photo, :reporter, :at)
                        on conflict (reference) do nothing""")
                .param("id", id.value())
                .param("source", said.source().name())
                .param("reference", said.reference())
                .param("person", person == null ? null : person.id().value())
                .param("unit", person == null ? null : person.unit().value())
                .param("badge", said.badge())
                .param("item", said.item())
                .param("convention", convention.version())
                .param("on", said.happenedOn())
                .param("words", said.words().strip())
                .param("evidence", said.evidence())
                .param("photo", photo == null ? null : photo.value())
                .param("reporter", said.reporter())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (taken == 0) return byReference(said.reference());
        audit.note(
                by,
                "conduct.signalled",
                0,
                "signal:" + id.text(),
                Map.of("source", said.source(), "item", said.item()));
        return id;
    }

    @Transactional(readOnly = true)
    public Signal get(SignalId id) {
        return db.sql(SIGNALS + "where s.id = ?")
                .param(id.value())
                .query((row, n) -> signal(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Those nobody has judged yet, the oldest first; a badge that is nobody's belongs to no unit and is shown to all. */
    @Transactional(readOnly = true)
    public List<Signal> open(Scope scope) {
        return db.sql(SIGNALS + """
                where d.signal is null and p.id is null and (s.unit is null or s.unit = any(:units))
                order by s.at limit :many""")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> signal(row))
                .list();
    }

    /** Those of a span of days, the newest first. */
    @Transactional(readOnly = true)
    public List<Signal> between(LocalDate from, LocalDate until, Scope scope) {
        return db.sql(SIGNALS + """
                where s.happened_on >= :from and s.happened_on < :until and (s.unit is null or s.unit = any(:units))
                order by s.at desc limit :many""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> signal(row))
                .list();
    }

    /** It leads to no proceeding; whoever reported it reads why ({@code conduct-why}). */
    public void dismiss(SignalId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "conduct-why");
        var signal = get(id);
        if (!signal.isOpen()) throw new Refused("conduct-judged");
        if (signal.person() != null && signal.person().value() == by.person()) throw new Refused("conduct-own");
        var _ = db.sql("""
                        insert into conduct.dismissal (signal, at, person, badge, why) values (?, ?, ?, ?, ?)""")
                .params(id.value(), Timestamp.from(clock.instant()), by.person(), by.badge(), why.strip())
                .update();
        audit.note(by, "conduct.dismissed", 0, "signal:" + id.text(), Map.of("why", why.strip()));
    }

    private SignalId byReference(String reference) {
        return new SignalId(db.sql("select id from conduct.signal where reference = ?")
                .param(reference)
                .query(Long.class)
                .single());
    }

    Map<Long, Signal> of(Long[] ids) {
        return db
                .sql(SIGNALS + "where s.id = any(:ids)")
                .param("ids", ids)
                .query((row, n) -> signal(row))
                .list()
                .stream()
                .collect(Collectors.toMap(one -> one.id().value(), one -> one));
    }

    Optional<Signal> lock(SignalId id) {
        var _ = db.sql("select id from conduct.signal where id = ? for update")
                .param(id.value())
                .query(Long.class)
                .optional();
        return db.sql(SIGNALS + "where s.id = ?")
                .param(id.value())
                .query((row, n) -> signal(row))
                .optional();
    }

    private static Signal signal(ResultSet row) throws SQLException {
        var person = row.getObject("person", Long.class);
        var unit = row.getObject("unit", Long.class);
        var photo = row.getObject("photo", Long.class);
        var proceeding = row.getObject("proceeding", Long.class);
        return new Signal(
                new SignalId(row.getLong("id")),
                Signal.Source.valueOf(row.getString("source")),
                row.getString("reference"),
                person == null ? null : new StaffId(person),
                unit == null ? null : new UnitId(unit),
                row.getString("badge"),
                row.getString("item"),
                row.getInt("convention"),
                row.getObject("happened_on", LocalDate.class),
                row.getString("words"),
                row.getString("evidence"),
                photo == null ? null : new ExhibitId(photo),
                row.getLong("reporter"),
                instant(row, "at"),
                row.getString("dismissed"),
                proceeding == null ? null : new ProceedingId(proceeding));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
