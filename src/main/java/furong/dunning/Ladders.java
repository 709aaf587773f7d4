package furong.dunning;

import furong.dunning.Rung.Action;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.WeeklyHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ladders, in versions: what is done about unpaid bills is data, and a draft is tried out before it is put in force. */
@Component
@Transactional
public class Ladders {

    private static final int LIST_MAX = 200;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Ladders(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One version.
     *
     * @param since its first day, null while it is a draft
     * @param source whose rule it is
     */
    public record Ladder(
            int version,
            @Nullable LocalDate since,
            Label name,
            String source,
            String badge,
            Map<Segment, List<Rung>> rungs) {

        public List<Rung> of(Segment segment) {
            return rungs.getOrDefault(segment, List.of());
        }
    }

    /** What the law asks: {@code SUSPEND} so many days overdue, {@code TERMINATE} so many days suspended. */
    public record Law(String code, String action, int daysMin, Label text, String source, boolean confirmed) {}

    /** The one in force on a day. */
    @Transactional(readOnly = true)
    public Ladder current(LocalDate on) {
        return db.sql("select * from dunning.ladder where since <= ? order by since desc, version desc limit 1")
                .param(on)
                .query(this::ladder)
                .single();
    }

    /** All of them, the newest first. */
    @Transactional(readOnly = true)
    public List<Ladder> all() {
        return db.sql("select * from dunning.ladder order by version desc limit " + LIST_MAX)
                .query(this::ladder)
                .list();
    }

    /** @throws Refused not-found */
    @Transactional(readOnly = true)
    public Ladder get(int version) {
        return db.sql("select * from dunning.ladder where version = ?")
                .param(version)
                .query(this::ladder)
                .optional()
                .orElseThrow(() -> new Refused("not-found", version));
    }

    @Transactional(readOnly = true)
    public List<Law> laws(LocalDate on) {
        return db.sql("select * from dunning.law where since <= ? order by action, code limit " + LIST_MAX)
                .param(on)
                .query((row, n) -> new Law(
                        row.getString("code"),
                        row.getString("action"),
                        row.getInt("days_min"),
                        new Label(row.getString("text_zh"), row.getString("text_en")),
                        row.getString("source"),
                        row.getBoolean("confirmed")))
                .list();
    }

    /**
     * Writes a draft down; nothing follows from it until it is put in force.
     *
     * @throws Refused dunning-ladder-law, dunning-ladder-order, dunning-ladder-reminder
     */
    public int draft(Label name, List<Rung> rungs, Actor by) {
        check(rungs);
        var version = db.sql("select max(version) + 1 from dunning.ladder")
                .query(Integer.class)
                .single();
        db.sql("""
                insert into dunning.ladder (version, name_zh, name_en, source, person, badge, made_at)
                values (:version, :zh, :en, '内部标准 / house standard', :person, :badge, :now)""")
                .param("version", version)
                .param("zh", name.zh())
                .param("en", name.en())
                .param("person", by.person())
                .param("badge", by.badge())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        for (var rung : rungs) insert(version, rung);
        audit.note(by, "dunning.ladder-drafted", 0, "ladder:" + version, Map.of("steps", rungs.size()));
        return version;
    }

    /** From that day on it holds for everybody, also for those who are on another one's steps. */
    public void putInForce(int version, LocalDate since, Actor by) {
        check(get(version).rungs().values().stream().flatMap(List::stream).toList());
        if (since.isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone())))
            throw Refused.field("since", "dunning-ladder-past");
        var put = db.sql("update dunning.ladder set since = :since where version = :version and since is null")
                .param("since", since)
                .param("version", version)
                .update();
        if (put == 0) throw new Refused("dunning-ladder-in-force");
        audit.note(by, "dunning.ladder-put", 0, "ladder:" + version, Map.of("since", since.toString()));
    }

    private void check(List<Rung> rungs) {
        var laws = laws(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var bySegment = rungs.stream().collect(Collectors.groupingBy(Rung::segment));
        for (var steps : bySegment.values()) {
            var sorted =
                    steps.stream().sorted(Comparator.comparingInt(Rung::step)).toList();
            for (var n = 1; n < sorted.size(); n++)
                if (sorted.get(n).action() != Action.TERMINATE
                        && sorted.get(n).afterDays() < sorted.get(n - 1).afterDays())
                    throw new Refused("dunning-ladder-order", sorted.get(n).step());
            for (var rung : sorted) {
                if (rung.action() == Action.REMIND) continue;
                var action = rung.action() == Action.TERMINATE ? "TERMINATE" : "SUSPEND";
                for (var law : laws)
                    if (law.action().equals(action) && rung.afterDays() <= law.daysMin())
                        throw new Refused("dunning-ladder-law", rung.step(), law.daysMin(), law.source());
                if (sorted.stream()
                        .noneMatch(one -> one.action() == Action.REMIND
                                && one.step() < rung.step()
                                && one.minMinor() <= rung.minMinor()))
                    throw new Refused("dunning-ladder-reminder", rung.step());
            }
        }
    }

    private void insert(int version, Rung rung) {
        db.sql("""
                insert into dunning.rung (ladder, segment, step, action, after_days, min_minor, tries, retry_hours, hours,
                    on_holidays, spread_minutes, template)
                values (:ladder, :segment, :step, :action, :days, :minor, :tries, :retry, :hours, :holidays, :spread,
                    :template)""")
                .param("ladder", version)
                .param("segment", rung.segment().name())
                .param("step", rung.step())
                .param("action", rung.action().name())
                .param("days", rung.afterDays())
                .param("minor", rung.minMinor())
                .param("tries", rung.tries())
                .param("retry", rung.retryHours())
                .param("hours", rung.hours().toString())
                .param("holidays", rung.onHolidays())
                .param("spread", rung.spreadMinutes())
                .param("template", rung.template())
                .update();
    }

    private Ladder ladder(ResultSet row, int n) throws SQLException {
        var version = row.getInt("version");
        var rungs = new EnumMap<Segment, List<Rung>>(Segment.class);
        rungs.putAll(db
                .sql("select * from dunning.rung where ladder = ? order by segment, step limit " + LIST_MAX)
                .param(version)
                .query(Ladders::rung)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Rung::segment)));
        return new Ladder(
                version,
                row.getObject("since", LocalDate.class),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getString("source"),
                row.getString("badge"),
                rungs);
    }

    private static Rung rung(ResultSet row, int n) throws SQLException {
        return new Rung(
                Segment.valueOf(row.getString("segment")),
                row.getInt("step"),
                Action.valueOf(row.getString("action")),
                row.getInt("after_days"),
                row.getLong("min_minor"),
                row.getInt("tries"),
                row.getInt("retry_hours"),
                WeeklyHours.parse(row.getString("hours")),
                row.getBoolean("on_holidays"),
                row.getInt("spread_minutes"),
                row.getString("template"));
    }
}
