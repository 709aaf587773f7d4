package furong.staffing;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how many agents each half hour of a day needs, from what came on days like it. */
@Component
@Transactional
public class Staffing {

    /** A forecast looks back so many weeks; each counts half as much as the one after it. */
    static final int WEEKS = 6;

    /** What the exchange told of a half hour; where it has told nothing yet, the calls that were answered. */
    private static final String ARRIVALS = """
            (select day, slot, calls, handled_seconds, answered, in_time from staffing.arrival
             where day >= :from and day < :until
             union all
             select c.day, c.slot, count(*),
                    coalesce(sum(extract(epoch from c.ended_at - c.answered_at)), 0)::bigint,
                    count(*), count(*) filter (where c.in_time)
             from staffing.call c
             where c.day >= :from and c.day < :until
               and not exists (select from staffing.arrival a where a.day = c.day and a.slot = c.slot)
             group by c.day, c.slot) came""";

    private static final Duration USUAL = Duration.ofSeconds(180);
    private static final int ROWS_MAX = Arrival.SLOTS * 400;

    private final JdbcClient db;
    private final Audit audit;

    Staffing(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Keeps what came; a half hour that was known is replaced. Refused as {@code arrival-row} with the first bad row. */
    public void keep(List<Arrival> arrivals, Actor by) {
        for (var one : arrivals) {
            var possible = one.slot() >= 0
                    && one.slot() < Arrival.SLOTS
                    && one.inTime() >= 0
                    && one.inTime() <= one.answered()
                    && one.answered() <= one.calls()
                    && !one.handled().isNegative();
            if (!possible) throw Refused.field("file", "arrival-row", one.day().toString(), one.slot());
        }
        db.sql("""
                insert into staffing.arrival (day, slot, calls, handled_seconds, answered, in_time)
                select * from unnest(:days, :slots, :calls, :seconds, :answered, :inTime)
                on conflict (day, slot) do update set calls = excluded.calls, answered = excluded.answered,
                    handled_seconds = excluded.handled_seconds, in_time = excluded.in_time""")
                .param(
                        "days",
                        arrivals.stream()
                                .map(Arrival::day)
                                .map(java.sql.Date::valueOf)
                                .toArray(java.sql.Date[]::new))
                .param("slots", arrivals.stream().map(Arrival::slot).toArray(Integer[]::new))
                .param("calls", arrivals.stream().map(Arrival::calls).toArray(Integer[]::new))
                .param(
                        "seconds",
                        arrivals.stream().map(one -> one.handled().toSeconds()).toArray(Long[]::new))
                .param("answered", arrivals.stream().map(Arrival::answered).toArray(Integer[]::new))
                .param("inTime", arrivals.stream().map(Arrival::inTime).toArray(Integer[]::new))
                .update();
        audit.note(by, "arrivals.kept", 0, "staffing", Map.of("rows", arrivals.size()));
    }

    /** The half hours of a day that came, in order. */
    @Transactional(readOnly = true)
    public List<Arrival> of(LocalDate day) {
        return between(day, day.plusDays(1));
    }

    /** The service level in force on a day. */
    @Transactional(readOnly = true)
    public Target target(LocalDate day) {
        return db.sql("""
                select since, share, within_seconds, source from staffing.target
                where since <= ? order by since desc limit 1""")
                .param(day)
                .query((row, n) -> new Target(
                        row.getObject("since", LocalDate.class),
                        row.getDouble("share"),
                        Duration.ofSeconds(row.getInt("within_seconds")),
                        row.getString("source")))
                .single();
    }

    /** What came on one day, all half hours together. */
    public record Day(LocalDate day, long calls, long answered, long inTime) {}

    /** The days from {@code from} and before {@code until} on which anything came, in order. */
    @Transactional(readOnly = true)
    public List<Day> days(LocalDate from, LocalDate until) {
        return db.sql("""
                select day, sum(calls) as calls, sum(answered) as answered, sum(in_time) as in_time
                from """ + ARRIVALS + " group by day order by day limit :many")
                .param("from", from)
                .param("until", until)
                .param("many", ROWS_MAX)
                .query((row, n) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("calls"),
                        row.getLong("answered"),
                        row.getLong("in_time")))
                .list();
    }

    /** What each half hour of a day needs, by {@link #target the target} of that day. */
    @Transactional(readOnly = true)
    public List<Need> plan(LocalDate day) {
        var past = new ArrayList<Arrival>();
        for (var week = 1; week <= WEEKS; week++) past.addAll(of(day.minusWeeks(week)));
        return plan(day, past, target(day));
    }

    static List<Need> plan(LocalDate day, List<Arrival> past, Target target) {
        var calls = new HashMap<Integer, Mean>();
        var handling = new HashMap<Integer, Mean>();
        for (var one : past) {
            var weight = Math.pow(0.5, (day.toEpochDay() - one.day().toEpochDay()) / 7.0 - 1);
            calls.computeIfAbsent(one.slot(), slot -> new Mean()).add(one.calls(), weight);
            if (one.answered() > 0)
                handling.computeIfAbsent(one.slot(), slot -> new Mean())
                        .add((double) one.handled().toMillis() / one.answered(), weight * one.answered());
        }
        var needs = new ArrayList<Need>();
        for (var slot = 0; slot < Arrival.SLOTS; slot++) {
            var expected = calls.getOrDefault(slot, new Mean()).value(0);
            var each = Duration.ofMillis(
                    Math.round(handling.getOrDefault(slot, new Mean()).value(USUAL.toMillis())));
            needs.add(need(slot, expected, each, target));
        }
        return List.copyOf(needs);
    }

    /** What one half hour needs for so many calls of so long. */
    static Need need(int slot, double calls, Duration handling, Target target) {
        var load = Erlang.load(calls, handling, Arrival.LENGTH);
        var agents = Erlang.agentsFor(load, target, handling);
        var queue = new Erlang(load, agents);
        if (agents == 0) return new Need(slot, calls, handling, load, 0, 1, Duration.ZERO);
        return new Need(
                slot,
                calls,
                handling,
                load,
                agents,
                queue.answeredWithin(target.within(), handling),
                queue.meanWait(handling));
    }

    private List<Arrival> between(LocalDate from, LocalDate until) {
        return db.sql("""
                select day, slot, calls, handled_seconds, answered, in_time
                from """ + ARRIVALS + " order by day, slot limit :many")
                .param("from", from)
                .param("until", until)
                .param("many", ROWS_MAX)
                .query((row, n) -> new Arrival(
                        row.getObject("day", LocalDate.class),
                        row.getInt("slot"),
                        row.getInt("calls"),
                        Duration.ofSeconds(row.getLong("handled_seconds")),
                        row.getInt("answered"),
                        row.getInt("in_time")))
                .list();
    }

    /** A weighted mean that grows by one figure after another. */
    private static final class Mean {
        private double sum;
        private double weight;

        void add(double figure, double heavy) {
            sum += figure * heavy;
            weight += heavy;
        }

        double value(double otherwise) {
            return weight == 0 ? otherwise : sum / weight;
        }
    }
}
