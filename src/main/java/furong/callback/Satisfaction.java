package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.survey.Level;
import furong.survey.Occasion;
import furong.survey.Scripts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers made of callbacks. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("statistics count the callbacks of all customers")
public class Satisfaction {

    private static final int CELLS_MAX = 10_000;
    private static final int FRAME_MAX = 500_000;

    private static final String SAID = """
            select c.customer, c.obligation, o.occasion, o.owner, c.at, c.level, w.words
            from callback.closing c
            join callback.obligation o on o.customer = c.customer and o.id = c.obligation
            cross join lateral (select coalesce(
                (select string_agg(a.answer, '; ' order by a.question) from callback.answer a
                 where a.customer = c.customer and a.obligation = c.obligation and a.question = any(:codes)),
                case when c.disposition in ('I', 'P') then c.remark else '' end) as words) w
            """;

    private final JdbcClient db;
    private final Scripts scripts;
    private final Clock clock;

    Satisfaction(JdbcClient db, Scripts scripts, Clock clock) {
        this.db = db;
        this.scripts = scripts;
        this.clock = clock;
    }

    /** Figures of the callbacks that fell due in a period; parts add up to the total. */
    public record Report(
            LocalDate from,
            LocalDate until,
            Figures total,
            Map<UnitId, Figures> byUnit,
            Map<Occasion, Figures> byOccasion) {}

    /**
     * Callbacks that fell due from {@code from} and before {@code until}, of units in {@code scope}.
     *
     * @param occasion only of this occasion; null for all
     */
    public Report report(LocalDate from, LocalDate until, Scope scope, @Nullable Occasion occasion) {
        record Cell(UnitId unit, Occasion occasion, Figures figures) {}
        var cells = db.sql("""
                        select o.owner, o.occasion, count(*) due,
                            count(*) filter (where a.rung or c.disposition = 'X') attempted,
                            count(*) filter (where not a.rung and c.disposition is distinct from 'X'
                                             and o.due_until > :now) waiting,
                            count(*) filter (where c.disposition = 'I') complete,
                            count(*) filter (where c.disposition = 'P') partial,
                            count(*) filter (where c.disposition = 'R') refused,
                            count(*) filter (where c.disposition = 'NC') unreached,
                            count(*) filter (where c.disposition = 'O') other,
                            count(*) filter (where c.disposition = 'X') excluded,
                            count(*) filter (where c.disposition = 'I' and c.level <> 'DISSATISFIED') satisfied,
                            count(*) filter (where c.disposition = 'I' and c.level = 'TOUCHED') touched,
                            count(*) filter (where c.disposition = 'I' and c.level = 'PLEASANT') pleasant,
                            count(*) filter (where c.disposition = 'I' and c.way <> 'CALL') alone,
                            count(*) filter (where o.state = 'DUE' and o.due_until < :now) late
                        from callback.obligation o
                        left join callback.closing c on c.customer = o.customer and c.obligation = o.id
                        left join lateral (select exists (
                            select from callback.attempt t
                            where t.customer = o.customer and t.obligation = o.id) rung) a on true
                        where o.due_at >= :from and o.due_at < :until and o.owner = any(:scope)
                          and (cast(:occasion as text) is null or o.occasion = :occasion)
                        group by o.owner, o.occasion limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("scope", scope.array())
                .param("occasion", occasion == null ? null : occasion.name())
                .param("limit", CELLS_MAX)
                .query((row, n) -> new Cell(
                        new UnitId(row.getLong("owner")), Occasion.valueOf(row.getString("occasion")), figures(row)))
                .list();
        var total = Figures.NONE;
        var byUnit = new TreeMap<UnitId, Figures>(java.util.Comparator.comparing(UnitId::value));
        var byOccasion = new TreeMap<Occasion, Figures>();
        for (var cell : cells) {
            total = total.plus(cell.figures);
            byUnit.merge(cell.unit, cell.figures, Figures::plus);
            byOccasion.merge(cell.occasion, cell.figures, Figures::plus);
        }
        return new Report(from, until, total, byUnit, byOccasion);
    }

    /** A callback held by telephone, and by whom. */
    public record Held(CustomerId customer, CallbackId callback, long caller) {}

    /** All callbacks held from {@code from} and before {@code until}, of units in scope: what a sample is drawn from. */
    public List<Held> held(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select c.customer, c.obligation, c.caller from callback.closing c
                        join callback.obligation o on o.customer = c.customer and o.id = c.obligation
                        where c.at >= :from and c.at < :until and c.way = 'CALL' and c.disposition in ('I', 'P', 'R')
                          and o.owner = any(:scope)
                        order by c.obligation, c.customer limit :limit""")
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("scope", scope.array())
                .param("limit", FRAME_MAX)
                .query((row, n) -> new Held(
                        new CustomerId(row.getLong("customer")),
                        new CallbackId(row.getLong("obligation")),
                        row.getLong("caller")))
                .list();
    }

    /** What a customer said in their own words, or the caller noted of it, about work of a unit. */
    public record Said(
            CustomerId customer,
            CallbackId callback,
            Occasion occasion,
            UnitId owner,
            Instant at,
            @Nullable Level level,
            String words) {}

    /** What was said from {@code from} and before {@code until}, the newest first. */
    public List<Said> said(LocalDate from, LocalDate until, Scope scope, int many) {
        return db.sql(SAID + """
                        where c.at >= :from and c.at < :until and o.owner = any(:scope) and w.words <> ''
                        order by c.at desc, c.obligation desc limit :limit""")
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("scope", scope.array())
                .param("codes", scripts.ownWords().toArray(String[]::new))
                .param("limit", many)
                .query((row, n) -> said(row))
                .list();
    }

    /** What one customer said in one callback; empty if nothing. */
    public Optional<Said> said(CustomerId customer, CallbackId callback) {
        return db.sql(SAID + "where c.customer = :customer and c.obligation = :callback and w.words <> ''")
                .param("customer", customer.value())
                .param("callback", callback.value())
                .param("codes", scripts.ownWords().toArray(String[]::new))
                .query((row, n) -> said(row))
                .optional();
    }

    /** How many customers said something in a period. */
    public long saidCount(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("select count(*) from (" + SAID + """
                        where c.at >= :from and c.at < :until and o.owner = any(:scope) and w.words <> '') said""")
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("scope", scope.array())
                .param("codes", scripts.ownWords().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static Said said(ResultSet row) throws SQLException {
        var level = row.getString("level");
        return new Said(
                new CustomerId(row.getLong("customer")),
                new CallbackId(row.getLong("obligation")),
                Occasion.valueOf(row.getString("occasion")),
                new UnitId(row.getLong("owner")),
                row.getTimestamp("at").toInstant(),
                level == null ? null : Level.valueOf(level),
                row.getString("words"));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("due"),
                row.getLong("attempted"),
                row.getLong("waiting"),
                row.getLong("complete"),
                row.getLong("partial"),
                row.getLong("refused"),
                row.getLong("unreached"),
                row.getLong("other"),
                row.getLong("excluded"),
                row.getLong("satisfied"),
                row.getLong("touched"),
                row.getLong("pleasant"),
                row.getLong("alone"),
                row.getLong("late"));
    }
}
