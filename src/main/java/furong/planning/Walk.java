package furong.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a crew's day stop by stop as it will be: facts first, then each as soon as it can be, the meal where it costs
 * least. The order is taken as given, whatever rules it breaks.
 */
final class Walk {

    private final CrewDay crew;
    private final Roads roads;
    private final PlanRules rules;
    private final int now;
    private int place;
    private int free;
    private boolean out;
    private boolean stands;
    private boolean eaten;
    private int meal = Task.UNKNOWN;
    private Figures figures = Figures.NONE;
    private int home;

    private Walk(CrewDay crew, Roads roads, PlanRules rules, int now) {
        this.crew = crew;
        this.roads = roads;
        this.rules = rules;
        this.now = now;
        place = roads.place(crew.base());
        free = Math.max(crew.from(), now);
        eaten = rules.mealMinutes() == 0
                || now > rules.mealUntil()
                || crew.from() >= rules.mealUntil()
                || crew.until() <= rules.mealFrom();
    }

    /** The crew with this order, its times and figures. {@code now} is the tick before which nothing new begins. */
    static CrewDay through(CrewDay crew, List<Item> order, Roads roads, PlanRules rules, int now) {
        var stops = new ArrayList<PlannedStop>(order.size());
        var walk = new Walk(crew, roads, rules, now);
        walk.go(order, stops);
        return new CrewDay(
                crew.id(),
                crew.name(),
                crew.unit(),
                crew.skills(),
                crew.districts(),
                crew.vehicle(),
                crew.base(),
                crew.seen(),
                crew.from(),
                crew.until(),
                walk.meal,
                walk.home,
                stops,
                walk.figures);
    }

    /** Only what it comes to: for asking a thousand times. */
    static Figures figures(CrewDay crew, List<Item> order, Roads roads, PlanRules rules, int now) {
        var walk = new Walk(crew, roads, rules, now);
        walk.go(order, null);
        return walk.figures;
    }

    private void go(List<Item> order, @Nullable List<PlannedStop> stops) {
        long travel = 0;
        long metres = 0;
        long idle = 0;
        long late = 0;
        var missed = 0;
        var moved = 0;
        var waits = 0;
        for (var item : order) {
            if (!item.task().begun()) goOn();
            var to = roads.place(item.task().spot());
            var stop = stop(item, roads.seconds(place, to), roads.metres(place, to));
            place = to;
            free = stop.end();
            out = true;
            travel += stop.travel();
            metres += stop.metres();
            idle += stop.idle();
            late += stop.late();
            if (stop.late() > 0) missed++;
            if (!stop.asTold()) moved++;
            if (stop.idle() > 60 * rules.idleMinutesMax()) waits++;
            if (stops != null) stops.add(stop);
        }
        var base = roads.place(crew.base());
        home = order.isEmpty() ? crew.from() : free + roads.seconds(place, base);
        if (!order.isEmpty()) {
            travel += roads.seconds(place, base);
            metres += roads.metres(place, base);
        }
        var over = order.isEmpty() ? 0 : Math.max(0, home - Math.max(crew.until(), crew.from()));
        figures = new Figures(travel, metres, idle, late, over, order.size(), missed, moved, waits);
    }

    /** What has begun is behind it; it stands where it was seen last. */
    private void goOn() {
        var seen = crew.seen();
        if (seen == null || stands) return;
        stands = true;
        place = roads.place(seen);
        out = true;
    }

    private PlannedStop stop(Item item, int leg, int metres) {
        var task = item.task();
        var facts = task.facts();
        return switch (task.state()) {
            case DONE, CUSTOMER_ABSENT, FAILED, CANCELLED -> {
                var arrived = facts.arrived() < 0 ? facts.since() : facts.arrived();
                rested(arrived - leg);
                yield fact(item, leg, metres, arrived, arrived, Math.max(arrived, facts.since()));
            }
            case ARRIVED, WAITING, WORKING -> {
                var start = Math.max(facts.arrived(), Math.min(item.earliest(), now));
                rested(facts.arrived() - leg);
                yield fact(item, leg, metres, facts.arrived(), start, Math.max(now, start + item.seconds()));
            }
            case ON_THE_WAY -> {
                var arrive = Math.max(now, facts.since() + leg);
                rested(facts.since());
                yield ahead(item, leg, metres, arrive, false);
            }
            case BOOKED -> ahead(item, leg, metres, leave(item, leg) + leg, !out);
        };
    }

    /** Between two facts there was time enough to eat, at the time for it. */
    private void rested(int left) {
        var begin = Math.max(free, rules.mealFrom());
        if (eaten || begin > rules.mealUntil() || left - begin < 60 * rules.mealMinutes()) return;
        eaten = true;
        meal = begin;
    }

    private static PlannedStop fact(Item item, int leg, int metres, int arrive, int start, int end) {
        return new PlannedStop(item, arrive, start, end, leg, metres, 0, Math.max(0, arrive - item.latest()));
    }

    /** Whoever still is at home leaves later instead of waiting. */
    private PlannedStop ahead(Item item, int leg, int metres, int arrive, boolean atHome) {
        var start = Math.max(arrive, item.earliest());
        var idle = atHome ? 0 : start - arrive;
        var there = atHome ? start : arrive;
        var late = Math.max(0, start - item.latest());
        return new PlannedStop(item, there, start, start + item.seconds(), leg, metres, idle, late);
    }

    /** When the crew leaves for a stop, after its meal if that is best eaten now. */
    private int leave(Item item, int leg) {
        if (eaten) return free;
        var length = 60 * rules.mealMinutes();
        var start = Math.max(free, rules.mealFrom());
        if (start > rules.mealUntil()) {
            eaten = true;
            return free;
        }
        var next = Math.max(free + leg, item.earliest());
        var hungry = free >= rules.mealFrom();
        var fits = start + length + leg <= next;
        var lastChance = next + item.seconds() > rules.mealUntil();
        if (!hungry && !fits && !lastChance) return free;
        eaten = true;
        if (!out) {
            if (next - leg >= start + length) return free;
        }
        meal = start;
        return start + length;
    }
}
