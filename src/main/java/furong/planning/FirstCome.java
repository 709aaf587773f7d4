package furong.planning;

import furong.organisation.CrewId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The day as it is without a planner: visits in the order in which they were booked, each to a crew that has the
 * skill, goes there and has minutes left in the window, one that goes out already before another; a crew goes by the windows'
 * beginnings. Stops of tours are left out.
 */
public final class FirstCome {

    private FirstCome() {}

    /** A crew that already goes out in that window and has minutes left in it, before another is sent. */
    private static Optional<CrewDay> choose(DayPlan plan, Map<CrewId, List<Item>> days, Item item) {
        return plan.crews().stream()
                .filter(crew -> crew.onDuty() && crew.can(item.task()))
                .filter(crew -> sold(days, crew, item) + item.seconds()
                        <= item.task().until() - item.task().from())
                .max(Comparator.comparingInt(crew -> sold(days, crew, item)));
    }

    private static int sold(Map<CrewId, List<Item>> days, CrewDay crew, Item item) {
        return days.getOrDefault(crew.id(), List.of()).stream()
                .filter(other -> other.task().from() == item.task().from())
                .mapToInt(Item::seconds)
                .sum();
    }

    /** The same visits and crews, by first come. */
    public static DayPlan of(DayPlan plan, Roads roads, PlanRules rules) {
        var tasks = new ArrayList<Item>();
        for (var crew : plan.crews()) tasks.addAll(crew.items());
        tasks.addAll(plan.unassigned());
        tasks.removeIf(item -> item.task().kind() == Task.Kind.TOUR);
        tasks.sort(Comparator.comparing(item -> item.id().value()));
        var days = new HashMap<CrewId, List<Item>>();
        var left = new ArrayList<Item>();
        for (var item : tasks) {
            choose(plan, days, item)
                    .ifPresentOrElse(
                            crew -> days.computeIfAbsent(crew.id(), none -> new ArrayList<>())
                                    .add(item),
                            () -> left.add(item));
        }
        var changed = new HashMap<CrewId, CrewDay>();
        for (var crew : plan.crews()) {
            var order = days.getOrDefault(crew.id(), List.of()).stream()
                    .sorted(Comparator.comparingInt(Item::earliest)
                            .thenComparing(item -> item.id().value()))
                    .toList();
            changed.put(crew.id(), Walk.through(crew, order, roads, rules, Integer.MIN_VALUE / 2));
        }
        return plan.with(changed, left);
    }
}
