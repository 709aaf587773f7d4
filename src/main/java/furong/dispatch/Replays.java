package furong.dispatch;

import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Figures;
import furong.planning.FirstCome;
import furong.planning.Item;
import furong.planning.Roads;
import furong.planning.Solving;
import furong.planning.Task;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.routing.Budget;
import furong.travel.Spot;
import furong.travel.Travels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Days planned over again in two ways, with the crews, shifts and visits they had and as if nothing had happened yet: by the
 * planner, and in the order in which they were booked. Long work: one day after the other, each stored when it is done.
 */
@Component
public class Replays {

    static final int DAYS_MAX = 62;
    private static final int MILLIS_TO_BEGIN = 300;
    private static final int MILLIS_FOR_A_STOP = 15;
    private static final int BEFORE_ALL = -24 * 3600;

    private final DaySource source;
    private final RuleBook book;
    private final Travels travels;
    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Replays(
            DaySource source,
            RuleBook book,
            Travels travels,
            JdbcClient db,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.source = source;
        this.book = book;
        this.travels = travels;
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** By which order the crews went. */
    public enum Way {
        FURONG,
        FIRST_COME
    }

    /**
     * What was asked for.
     *
     * @param done days that are stored so far
     */
    public record Run(
            LocalDate first,
            LocalDate last,
            Instant askedAt,
            @Nullable Instant endedAt,
            int done) {
        public int days() {
            return (int) ChronoUnit.DAYS.between(first, last) + 1;
        }
    }

    /**
     * What a day came to in one way.
     *
     * @param idle seconds crews waited between two stops
     * @param missed visits that began after their window
     * @param unserved visits that no crew could do
     * @param crews that went out
     */
    public record Outcome(
            LocalDate day,
            Way way,
            long metres,
            long idle,
            long overtime,
            int stops,
            int missed,
            int unserved,
            int crews) {

        /** Visits that began in the window that was promised. */
        public int kept() {
            return stops - missed;
        }

        public int visits() {
            return stops + unserved;
        }

        public Outcome plus(Outcome other) {
            return new Outcome(
                    day,
                    way,
                    metres + other.metres,
                    idle + other.idle,
                    overtime + other.overtime,
                    stops + other.stops,
                    missed + other.missed,
                    unserved + other.unserved,
                    crews + other.crews);
        }
    }

    /** Asks for days to be replayed; refused as {@code replay-running} while others are, as {@code replay-days} if too many. */
    public void begin(LocalDate first, LocalDate last, Actor by) {
        if (last.isBefore(first) || !last.isBefore(first.plusDays(DAYS_MAX)))
            throw Refused.field("until", "replay-days", DAYS_MAX);
        try {
            transaction.executeWithoutResult(status -> {
                db.sql("""
                        insert into dispatch.replay_run (id, first_day, last_day, badge, asked_at)
                        values (:id, :first, :last, :badge, :now)""")
                        .param("id", Ids.next())
                        .param("first", first)
                        .param("last", last)
                        .param("badge", by.badge())
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
                db.sql("delete from dispatch.replay where day between :first and :last")
                        .param("first", first)
                        .param("last", last)
                        .update();
                audit.note(by, "replay.asked", 0, "days:" + first, Map.of("until", last.toString()));
            });
        } catch (DuplicateKeyException running) {
            throw new Refused("replay-running");
        }
    }

    /** The newest run, with how far it has come. */
    public Optional<Run> newest() {
        return db.sql("""
                select r.first_day, r.last_day, r.asked_at, r.ended_at,
                       (select count(*) from dispatch.replay d
                        where d.day between r.first_day and r.last_day and d.way = 'FURONG') as done
                from dispatch.replay_run r order by r.id desc limit 1""")
                .query((row, n) -> {
                    var ended = row.getTimestamp("ended_at");
                    return new Run(
                            row.getObject("first_day", LocalDate.class),
                            row.getObject("last_day", LocalDate.class),
                            row.getTimestamp("asked_at").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getInt("done"));
                })
                .optional();
    }

    /** What so many days came to in both ways, by day. */
    public List<Outcome> of(LocalDate first, LocalDate last) {
        return db.sql("""
                select day, way, metres, idle_seconds, overtime_seconds, stops, missed, unserved, crews
                from dispatch.replay where day between :first and :last order by day, way limit :many""")
                .param("first", first)
                .param("last", last)
                .param("many", 2 * DAYS_MAX)
                .query((row, n) -> outcome(row))
                .list();
    }

    /** Replays what was asked for and is not done; called again after a stop it goes on where it was. */
    void work() {
        var run = newest();
        if (run.isEmpty() || run.get().endedAt() != null) return;
        var done = of(run.get().first(), run.get().last()).stream()
                .map(Outcome::day)
                .collect(Collectors.toSet());
        for (var day :
                run.get().first().datesUntil(run.get().last().plusDays(1)).toList())
            if (!done.contains(day)) replay(day);
        db.sql("update dispatch.replay_run set ended_at = :now where ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void replay(LocalDate day) {
        var rules = book.on(day);
        var asBooked = unlived(source.read(day, null, rules.plan()));
        var roads = Roads.between(spots(asBooked), travels);
        var first = FirstCome.of(asBooked, roads, rules.plan());
        var everybody = asBooked.crews().stream().map(CrewDay::id).collect(Collectors.toSet());
        var budget = Budget.cpuMillis(Math.min(
                rules.nightMillis(),
                MILLIS_TO_BEGIN
                        + MILLIS_FOR_A_STOP * (long) asBooked.unassigned().size()));
        var planned = new Solving(asBooked, everybody, roads, rules.plan(), BEFORE_ALL).solve(budget, day.toEpochDay());
        transaction.executeWithoutResult(status -> {
            store(Way.FURONG, planned);
            store(Way.FIRST_COME, first);
        });
    }

    /** As it was in the evening before: nothing has happened, nobody has anything yet. Stops of tours are left out in both ways. */
    private static DayPlan unlived(DayPlan plan) {
        var items = new ArrayList<Item>();
        var crews = new HashMap<furong.organisation.CrewId, CrewDay>();
        for (var crew : plan.crews()) {
            items.addAll(crew.items());
            crews.put(crew.id(), crew.without());
        }
        items.addAll(plan.unassigned());
        var visits = items.stream()
                .map(Item::task)
                .filter(task -> task.kind() == Task.Kind.VISIT)
                .map(task -> Item.of(task.unlived()))
                .toList();
        return plan.with(crews, visits);
    }

    private static Set<Spot> spots(DayPlan plan) {
        var spots = new HashSet<Spot>();
        for (var crew : plan.crews()) spots.add(crew.base());
        for (var item : plan.unassigned()) spots.add(item.task().spot());
        return spots;
    }

    private void store(Way way, DayPlan plan) {
        Figures figures = plan.figures();
        db.sql("""
                insert into dispatch.replay (day, way, metres, travel_seconds, idle_seconds, late_seconds,
                    overtime_seconds, stops, missed, long_waits, unserved, crews, made_at)
                values (:day, :way, :metres, :travel, :idle, :late, :overtime, :stops, :missed, :waits, :unserved,
                        :crews, :now)
                on conflict do nothing""")
                .param("day", plan.day())
                .param("way", way.name())
                .param("metres", figures.metres())
                .param("travel", figures.travel())
                .param("idle", figures.idle())
                .param("late", figures.late())
                .param("overtime", figures.overtime())
                .param("stops", figures.stops())
                .param("missed", figures.missed())
                .param("waits", figures.longWaits())
                .param("unserved", plan.unassigned().size())
                .param(
                        "crews",
                        plan.crews().stream()
                                .filter(crew -> !crew.stops().isEmpty())
                                .count())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                row.getObject("day", LocalDate.class),
                Way.valueOf(row.getString("way")),
                row.getLong("metres"),
                row.getLong("idle_seconds"),
                row.getLong("overtime_seconds"),
                row.getInt("stops"),
                row.getInt("missed"),
                row.getInt("unserved"),
                row.getInt("crews"));
    }
}
