package furong.dispatch;

import furong.dispatch.Snapshots.Snapshot;
import furong.organisation.CrewId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody waits for hours. When a crew would stand at a door for longer than the cap, it goes to its next stop that can be done now;
 * else to the nearest one that can; else later customers are asked whether we may come sooner. What was saved is written down.
 */
@Component
class Ladder {

    private static final int TRIED_MAX = 40;

    private final PullForwards pullForwards;
    private final JdbcClient db;
    private final Clock clock;

    Ladder(PullForwards pullForwards, JdbcClient db, Clock clock) {
        this.pullForwards = pullForwards;
        this.db = db;
        this.clock = clock;
    }

    /** Where the crew goes instead of waiting. */
    enum Step {
        NEXT_STOP,
        NEARBY,
        PULL_FORWARD,
        NONE
    }

    /**
     * A plan in which the wait is filled as far as it can be.
     *
     * @param waiting the stop at whose door the crew would wait; null if nobody would for longer than the cap
     * @param filled what the crew does instead
     * @param would seconds it would have waited
     * @param waits seconds it waits now
     */
    record Filled(
            DayPlan plan,
            @Nullable CrewDay crew,
            @Nullable StopId waiting,
            Step step,
            @Nullable StopId filled,
            int would,
            int waits) {

        Filled with(DayPlan other) {
            return new Filled(other, crew, waiting, step, filled, would, waits);
        }

        static Filled nothing(DayPlan plan) {
            return new Filled(plan, null, null, Step.NONE, null, 0, 0);
        }
    }

    /** {@code facts} is the day without an answer, {@code found} what the planner makes of it. */
    Filled fill(Snapshot snapshot, DayPlan facts, DayPlan found, @Nullable CrewId who, int now) {
        if (who == null) return Filled.nothing(found);
        var was = facts.crew(who).flatMap(Ladder::next);
        var cap = 60 * snapshot.rules().plan().idleMinutesMax();
        if (was.isEmpty() || was.get().idle() <= cap) return Filled.nothing(found);
        var waiting = was.get().id();
        var would = was.get().idle();
        var crew = found.crew(who).orElseThrow();
        var next = next(crew);
        if (next.isPresent() && next.get().idle() <= cap) {
            var own = facts.crew(who).orElseThrow().stop(next.get().id()).isPresent();
            return new Filled(
                    found,
                    crew,
                    waiting,
                    own ? Step.NEXT_STOP : Step.NEARBY,
                    next.get().id(),
                    would,
                    next.get().idle());
        }
        return ownNext(snapshot, found, crew, now, waiting, would)
                .or(() -> nearest(snapshot, found, crew, now, waiting, would))
                .orElseGet(() -> new Filled(
                        found,
                        crew,
                        waiting,
                        Step.PULL_FORWARD,
                        null,
                        would,
                        next.map(PlannedStop::idle).orElse(0)));
    }

    private static Optional<PlannedStop> next(CrewDay crew) {
        var frozen = crew.frozen();
        return frozen < crew.stops().size() ? Optional.of(crew.stops().get(frozen)) : Optional.empty();
    }

    private Optional<Filled> ownNext(
            Snapshot snapshot, DayPlan plan, CrewDay crew, int now, StopId waiting, int would) {
        var later = crew.stops()
                .subList(
                        Math.min(crew.frozen() + 1, crew.stops().size()),
                        crew.stops().size());
        for (var stop : later) {
            if (stop.task().kind() == Task.Kind.TOUR) continue;
            var filled = tryIt(snapshot, plan, crew, stop.item(), now, waiting, would, Step.NEXT_STOP);
            if (filled.isPresent()) return filled;
        }
        return Optional.empty();
    }

    private Optional<Filled> nearest(
            Snapshot snapshot, DayPlan plan, CrewDay crew, int now, StopId waiting, int would) {
        var here = Replanning.begin(crew);
        var detour = 60 * snapshot.rules().plan().detourMinutesMax();
        var open = new ArrayList<Item>(plan.unassigned());
        for (var other : plan.crews()) {
            if (other.id().equals(crew.id())) continue;
            for (var stop : other.stops().subList(other.frozen(), other.stops().size()))
                if (!stop.marks().pinnedCrew() && stop.task().kind() == Task.Kind.VISIT) open.add(stop.item());
        }
        return open.stream()
                .filter(item -> crew.can(item.task()))
                .filter(item -> snapshot.roads().seconds(here, item.task().spot()) <= detour)
                .sorted((one, other) -> Integer.compare(
                        snapshot.roads().seconds(here, one.task().spot()),
                        snapshot.roads().seconds(here, other.task().spot())))
                .limit(TRIED_MAX)
                .flatMap(item -> tryIt(snapshot, plan, crew, item, now, waiting, would, Step.NEARBY).stream())
                .findFirst();
    }

    /** The crew goes there first; taken if it waits no longer than the cap and nobody is later than before. */
    private Optional<Filled> tryIt(
            Snapshot snapshot, DayPlan plan, CrewDay crew, Item item, int now, StopId waiting, int would, Step step) {
        var hand = new Hand(plan, snapshot.roads(), snapshot.rules().plan(), now);
        var tried = hand.put(item, crew.id(), crew.frozen());
        var before = plan.figures();
        var after = tried.figures();
        var stop = tried.find(item.id()).orElseThrow().stop();
        var cap = 60 * snapshot.rules().plan().idleMinutesMax();
        if (stop.idle() > cap
                || after.late() > before.late()
                || after.moved() > before.moved()
                || after.overtime()
                        > before.overtime() + 60L * snapshot.rules().plan().overtimeMinutesMax())
            return Optional.empty();
        var day = tried.crew(crew.id()).orElseThrow();
        return Optional.of(new Filled(tried, day, waiting, step, item.id(), would, stop.idle()));
    }

    /** Writes down what was saved; in the transaction of the answer. */
    void note(DayEvent event, Filled filled) {
        var crew = filled.crew();
        var waiting = filled.waiting();
        if (crew == null || waiting == null) return;
        db.sql("""
                insert into dispatch.saved_wait (day, id, crew, stop, step, filled, would_wait_minutes, waits_minutes, at)
                values (:day, :id, :crew, :stop, :step, :filled, :would, :waits, :at)""")
                .param("day", event.day())
                .param("id", Ids.next())
                .param("crew", crew.id().value())
                .param("stop", waiting.value())
                .param("step", filled.step().name())
                .param(
                        "filled",
                        filled.filled() == null ? null : filled.filled().value(),
                        Types.BIGINT)
                .param("would", filled.would() / 60)
                .param("waits", filled.waits() / 60)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Asks later customers, where nothing else fills the wait. */
    void ask(Snapshot snapshot, Filled filled, DayEvent event, int now) {
        var crew = filled.crew();
        var waiting = filled.waiting();
        if (crew == null || waiting == null || filled.step() != Step.PULL_FORWARD) return;
        pullForwards.ask(snapshot, filled.plan(), crew, new PullForwards.Wait(waiting, now, now + filled.would()));
    }

    /** Waits that were looming on a day, and what became of them. */
    List<Live.SavedWait> saved(LocalDate day, int limit) {
        return db.sql("""
                select crew, stop, step, filled, would_wait_minutes, waits_minutes, at from dispatch.saved_wait
                where day = :day order by id desc limit :limit""")
                .param("day", day)
                .param("limit", limit)
                .query((row, n) -> {
                    var by = row.getObject("filled", Long.class);
                    return new Live.SavedWait(
                            new CrewId(row.getLong("crew")),
                            new StopId(row.getLong("stop")),
                            row.getString("step"),
                            by == null ? null : new StopId(by),
                            row.getInt("would_wait_minutes"),
                            row.getInt("waits_minutes"),
                            row.getTimestamp("at").toInstant());
                })
                .list();
    }
}
