package furong.dispatch;

import furong.dispatch.DayEvent.Kind;
import furong.dispatch.EventRows.Told;
import furong.organisation.CrewId;
import furong.planning.DayPlan;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.Probe;
import furong.planning.Quote;
import furong.planning.StopId;
import furong.planning.Violation;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dispatcher's hand: who does what, in which order, fixed or free. What a person says is done as they say it; the rules it
 * breaks are named. A person's word is given to one version of the plan: if that is no more, {@code plan-moved-on}.
 */
@Component
public class Assignments {

    private final Snapshots snapshots;
    private final Replanning replanning;
    private final Commits commits;
    private final EventRows events;
    private final Ticks ticks;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Assignments(
            Snapshots snapshots,
            Replanning replanning,
            Commits commits,
            EventRows events,
            Ticks ticks,
            Audit audit,
            TransactionTemplate transaction) {
        this.snapshots = snapshots;
        this.replanning = replanning;
        this.commits = commits;
        this.events = events;
        this.ticks = ticks;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The plan's new version, and the rules the crew's day does not keep now. */
    public record Assigned(int version, List<Violation> violations) {}

    /**
     * Puts a stop on a crew's day at a place in its order, counted from 0 and never before what has begun. It is fixed to that
     * crew: no planner takes back what a person has said, until it is unpinned.
     *
     * @param version of the plan the dispatcher looked at
     */
    public Assigned assign(LocalDate day, int version, StopId stop, CrewId crew, int place, Actor by) {
        return change(day, version, by, "stop.assigned", stop, (plan, hand) -> {
            var item = open(plan, stop);
            if (plan.crew(crew).isEmpty()) throw new Refused("not-found", crew.text());
            return hand.put(item.with(item.marks().pin(true, item.marks().pinnedStart())), crew, place);
        });
    }

    /** Takes a stop off its crew's day; it waits without a crew. */
    public Assigned unassign(LocalDate day, int version, StopId stop, Actor by) {
        return change(day, version, by, "stop.unassigned", stop, (plan, hand) -> {
            var item = open(plan, stop);
            return hand.lay(item.with(item.marks().pin(false, null)));
        });
    }

    /** Fixes a stop to its crew and, if {@code at} is given, to a time; no planner moves it until it is free again. */
    public Assigned pin(LocalDate day, int version, StopId stop, @Nullable LocalTime at, Actor by) {
        return change(day, version, by, "stop.pinned", stop, (plan, hand) -> {
            var marks = open(plan, stop).marks();
            return hand.mark(stop, marks.pin(true, at == null ? null : at.toSecondOfDay()));
        });
    }

    /** Lets the planner move it again. */
    public Assigned unpin(LocalDate day, int version, StopId stop, Actor by) {
        return change(
                day,
                version,
                by,
                "stop.unpinned",
                stop,
                (plan, hand) -> hand.mark(stop, open(plan, stop).marks().pin(false, null)));
    }

    /** Has the planner place everything that has no crew and improve the rest, as after an event. */
    public void replan(LocalDate day, Actor by) {
        var event = transaction.execute(status -> events.note(day, Told.of(Kind.ASKED, null, null), by));
        if (event != null) replanning.answer(event, (plan, hand) -> plan);
    }

    /**
     * "Why not Li at ten?": what it would cost this crew to do it at its best place, with the rule that blocks; {@code at} asks
     * for a time (null: within its window).
     */
    public Quote why(LocalDate day, StopId stop, CrewId crew, @Nullable LocalTime at) {
        var snapshot = snapshots.of(day);
        var item = snapshot.plan().item(stop).orElseThrow(() -> new Refused("not-found", stop.text()));
        var asked = at == null ? item : at(item, at.toSecondOfDay());
        var without = replanning.hand(snapshot, snapshot.plan()).take(stop);
        var day2 = without.crew(crew).orElseThrow(() -> new Refused("not-found", crew.text()));
        return new Probe(without, snapshot.roads(), snapshot.rules().plan(), ticks.now(day)).quote(day2, asked);
    }

    /** What each crew that can would say, the cheapest first. */
    public List<Quote> candidates(LocalDate day, StopId stop) {
        var snapshot = snapshots.of(day);
        var item = snapshot.plan().item(stop).orElseThrow(() -> new Refused("not-found", stop.text()));
        var without = replanning.hand(snapshot, snapshot.plan()).take(stop);
        return new Probe(without, snapshot.roads(), snapshot.rules().plan(), ticks.now(day)).quotes(item);
    }

    private static Item at(Item item, int tick) {
        var task = item.task().within(tick, tick);
        return new Item(task, item.marks().pin(false, null).late(null).telling(null));
    }

    private static Item open(DayPlan plan, StopId stop) {
        var item = plan.item(stop).orElseThrow(() -> new Refused("not-found", stop.text()));
        if (item.task().begun()) throw new Refused("stop-begun");
        return item;
    }

    private Assigned change(
            LocalDate day, int version, Actor by, String what, StopId stop, BiFunction<DayPlan, Hand, DayPlan> work) {
        var snapshot = snapshots.of(day);
        var before = snapshot.plan();
        if (before.version() != version) throw new Refused("plan-moved-on");
        var after = work.apply(before, replanning.hand(snapshot, before));
        var stored = transaction.execute(status -> {
            audit.note(by, what, 0, "stop:" + stop.text(), Map.of("day", day.toString()));
            return commits.store(before, after, null);
        });
        var broken = after.find(stop)
                .map(placed -> Hand.violations(placed.crew(), snapshot.rules().plan()))
                .orElse(List.of());
        return new Assigned(stored == null ? 0 : stored, broken);
    }

    /** What can still be done for each of several stops, all at once; see {@link Offers#again}. */
    public List<StopId> openOf(LocalDate day, Collection<CrewId> crews) {
        var stops = new ArrayList<StopId>();
        for (var crew : plan(day).crews())
            if (crews.contains(crew.id()))
                crew.stops().stream().filter(stop -> !stop.task().begun()).forEach(stop -> stops.add(stop.id()));
        return stops;
    }

    private DayPlan plan(LocalDate day) {
        return snapshots.of(day).plan();
    }
}
