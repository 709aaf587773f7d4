package furong.planning;

import furong.organisation.CrewId;
import furong.planning.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's hand in the plan: it is done as they say, and each rule that this breaks is named. */
public final class Hand {

    private final DayPlan plan;
    private final Roads roads;
    private final PlanRules rules;
    private final int now;

    public Hand(DayPlan plan, Roads roads, PlanRules rules, int now) {
        this.plan = plan;
        this.roads = roads;
        this.rules = rules;
        this.now = now;
    }

    /** The day as it is now, with times worked out anew. */
    public DayPlan asItIs() {
        var changed = new HashMap<CrewId, CrewDay>();
        for (var crew : plan.crews()) changed.put(crew.id(), walk(crew, crew.items()));
        return plan.with(changed, plan.unassigned());
    }

    /** With the item on the crew's day at that place (from 0; never before what has begun), and nowhere else. */
    public DayPlan put(Item item, CrewId to, int place) {
        var without = take(item.id());
        var crew = without.crew(to).orElseThrow();
        var order = new ArrayList<>(crew.items());
        order.add(Math.clamp(place, Math.min(crew.frozen(), order.size()), order.size()), item);
        return without.with(walk(crew, order));
    }

    /** The crew that would begin it first, were it its next; empty if none has the skill and goes there. */
    public Optional<CrewId> soonest(Item item) {
        return plan.crews().stream()
                .filter(crew -> crew.onDuty() && crew.can(item.task()))
                .min(Comparator.comparingInt(crew -> put(item, crew.id(), 0)
                        .find(item.id())
                        .orElseThrow()
                        .stop()
                        .start()))
                .map(CrewDay::id);
    }

    /** Where it costs least on that crew's day. */
    public DayPlan put(Item item, CrewId to) {
        var without = take(item.id());
        var quote = new Probe(without, roads, rules, now).quote(without.crew(to).orElseThrow(), item);
        return new Hand(without, roads, rules, now).put(item, to, quote.place());
    }

    /** With the item no longer on anybody's day, nor in the list of what has no crew. */
    public DayPlan take(StopId id) {
        var left =
                plan.unassigned().stream().filter(item -> !item.id().equals(id)).toList();
        var placed = plan.find(id);
        if (placed.isEmpty()) return plan.with(Map.of(), left);
        var crew = placed.get().crew();
        var order = crew.items().stream().filter(item -> !item.id().equals(id)).toList();
        return plan.with(Map.of(crew.id(), walk(crew, order)), left);
    }

    /** With the item in the list of what has no crew. */
    public DayPlan lay(Item item) {
        var without = take(item.id());
        var left = new ArrayList<>(without.unassigned());
        left.add(item);
        return without.with(Map.of(), left);
    }

    /** With the stop's marks changed where it is. */
    public DayPlan mark(StopId id, Marks marks) {
        var placed = plan.find(id).orElseThrow();
        var crew = placed.crew();
        var order = crew.items().stream()
                .map(item -> item.id().equals(id) ? item.with(marks) : item)
                .toList();
        return plan.with(walk(crew, order));
    }

    /** That crew's day with this order. */
    public CrewDay order(CrewId crew, List<Item> order) {
        return walk(plan.crew(crew).orElseThrow(), order);
    }

    private CrewDay walk(CrewDay crew, List<Item> order) {
        return Walk.through(crew, order, roads, rules, now);
    }

    /** The rules a crew's day does not keep. */
    public static List<Violation> violations(CrewDay crew, PlanRules rules) {
        var broken = new ArrayList<Violation>();
        for (var stop : crew.stops()) {
            var task = stop.task();
            if (task.over()) continue;
            if (!crew.has(task)) broken.add(new Violation(Kind.SKILL, stop.id(), 0));
            if (!crew.goes(task)) broken.add(new Violation(Kind.DISTRICT, stop.id(), 0));
            if (!crew.onDuty() || stop.start() >= crew.until()) broken.add(new Violation(Kind.OFF_DUTY, stop.id(), 0));
            if (stop.late() > 0) broken.add(new Violation(Kind.LATE, stop.id(), Probe.minutes(stop.late())));
            if (!stop.asTold()) broken.add(new Violation(Kind.TOLD, stop.id(), 0));
            if (stop.idle() > 60 * rules.idleMinutesMax())
                broken.add(new Violation(Kind.IDLE, stop.id(), Probe.minutes(stop.idle())));
        }
        var over = crew.figures().overtime() - 60L * rules.overtimeMinutesMax();
        if (over > 0 && !crew.stops().isEmpty())
            broken.add(new Violation(Kind.OVERTIME, crew.stops().getLast().id(), Probe.minutes(over)));
        return broken;
    }
}
