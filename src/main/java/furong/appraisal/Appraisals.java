package furong.appraisal;

import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The appraisal ledger: callbacks, spot checks, breaches, complaints and praise of each person. The score of a month is
 * computed from its entries each time it is asked for; closing a month keeps what it was.
 */
@Component
@Transactional
public class Appraisals {

    private static final int MANY = 20_000;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Appraisals(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rule in force at the beginning of a month. */
    @Transactional(readOnly = true)
    public ScoreRule rule(LocalDate month) {
        var version = db.sql("select version from appraisal.rule where since <= ? order by since desc limit 1")
                .param(first(month))
                .query(Integer.class)
                .single();
        return version(version);
    }

    /** Somebody's entries of a month, the newest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(StaffId person, LocalDate month) {
        return db.sql("""
                        select kind, source, evidence, day, at from appraisal.entry
                        where person = ? and day >= ? and day < ? order by at desc, id desc limit ?""")
                .params(person.value(), first(month), first(month).plusMonths(1), MANY)
                .query((row, n) -> new Entry(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        row.getString("evidence"),
                        row.getObject("day", LocalDate.class),
                        LocalDate.ofInstant(row.getTimestamp("at").toInstant(), clock.getZone()),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Everybody in scope with an entry in the month, the lowest score first. */
    @Transactional(readOnly = true)
    public List<MonthScore> month(LocalDate month, Scope scope) {
        var rule = rule(month);
        record Person(long id, long unit) {}
        var counts = new LinkedHashMap<Person, EnumMap<Kind, Integer>>();
        db.sql("""
                        select person, (array_agg(unit order by at desc))[1] as unit, kind, count(*) as n
                        from appraisal.entry where day >= :from and day < :until and unit = any(:units)
                        group by person, kind limit :many""")
                .param("from", first(month))
                .param("until", first(month).plusMonths(1))
                .param("units", scope.array())
                .param("many", MANY)
                .query(row -> {
                    var person = row.getLong("person");
                    var unit = row.getLong("unit");
                    var known = counts.keySet().stream()
                            .filter(one -> one.id == person)
                            .findFirst()
                            .orElse(new Person(person, unit));
                    counts.computeIfAbsent(known, one -> new EnumMap<>(Kind.class))
                            .put(Kind.valueOf(row.getString("kind")), row.getInt("n"));
                });
        var closed = closed(month);
        var scores = new ArrayList<MonthScore>();
        counts.forEach((person, kinds) -> scores.add(new MonthScore(
                new StaffId(person.id),
                new UnitId(person.unit),
                Map.copyOf(kinds),
                score(rule, kinds),
                closed.get(person.id))));
        scores.sort(Comparator.comparingInt(MonthScore::score)
                .thenComparing(one -> one.person().value()));
        return List.copyOf(scores);
    }

    /** Closes a month that is over ({@code appraisal-month-open}): keeps what it adds up to. Returns how many people. */
    public int close(LocalDate month, Scope scope, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!first(month).plusMonths(1).isBefore(today.plusDays(1))) throw new Refused("appraisal-month-open");
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('appraisal.month', ?))")
                .param(first(month).toEpochDay())
                .query((row, n) -> true)
                .single();
        var rule = rule(month);
        var people =
                month(month, scope).stream().filter(one -> one.closed() == null).toList();
        for (var one : people) {
            var _ = db.sql("""
                            insert into appraisal.month (person, month, unit, rule, entries, score, at, badge)
                            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(one.person().value(), first(month), one.unit().value(), rule.version())
                    .params(one.entries(), one.score(), Timestamp.from(clock.instant()), by.badge())
                    .update();
        }
        audit.note(by, "appraisal.closed", 0, "month:" + first(month), Map.of("people", people.size()));
        return people.size();
    }

    /** Notes a fact once; one that belongs to a closed month counts in today's. */
    void note(StaffId person, UnitId unit, Kind kind, String source, String evidence, Instant at) {
        var day = LocalDate.ofInstant(at, clock.getZone());
        var isClosed = isClosed(person, unit, first(day));
        var _ = db.sql("""
                        insert into appraisal.entry (person, id, unit, kind, source, evidence, day, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (person, kind, source) do nothing""")
                .params(person.value(), Ids.next(), unit.value(), kind.name(), source, evidence)
                .params(isClosed ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : day, Timestamp.from(at))
                .update();
    }

    /** Nothing is added to a month while it is being closed, nor once it is closed for somebody or for their unit. */
    private boolean isClosed(StaffId person, UnitId unit, LocalDate month) {
        var _ = db.sql("select pg_advisory_xact_lock_shared(hashtextextended('appraisal.month', ?))")
                .param(month.toEpochDay())
                .query((row, n) -> true)
                .single();
        return db.sql("select exists (select from appraisal.month where month = ? and (person = ? or unit = ?))")
                .params(month, person.value(), unit.value())
                .query(Boolean.class)
                .single();
    }

    /** The score somebody's month was closed with; empty while it is open. */
    @Transactional(readOnly = true)
    public Optional<Integer> closed(StaffId person, LocalDate month) {
        return db.sql("select score from appraisal.month where person = ? and month = ?")
                .params(person.value(), first(month))
                .query(Integer.class)
                .optional();
    }

    private static int score(ScoreRule rule, Map<Kind, Integer> counts) {
        var sum = counts.entrySet().stream()
                .mapToLong(one -> (long) rule.points(one.getKey()) * one.getValue())
                .sum();
        return Math.clamp(rule.base() + sum, rule.low(), rule.high());
    }

    private Map<Long, Integer> closed(LocalDate month) {
        var scores = new LinkedHashMap<Long, Integer>();
        db.sql("select person, score from appraisal.month where month = ? limit ?")
                .params(first(month), MANY)
                .query(row -> {
                    scores.put(row.getLong("person"), row.getInt("score"));
                });
        return scores;
    }

    private ScoreRule version(int version) {
        var points = new EnumMap<Kind, Integer>(Kind.class);
        db.sql("select kind, points from appraisal.point where rule = ? limit ?")
                .params(version, MANY)
                .query(row -> {
                    points.put(Kind.valueOf(row.getString("kind")), row.getInt("points"));
                });
        return db.sql("select * from appraisal.rule where version = ?")
                .param(version)
                .query((row, n) -> new ScoreRule(
                        version,
                        row.getInt("base"),
                        row.getInt("low"),
                        row.getInt("high"),
                        row.getBoolean("example"),
                        Map.copyOf(points)))
                .single();
    }

    private static LocalDate first(LocalDate month) {
        return month.withDayOfMonth(1);
    }
}
