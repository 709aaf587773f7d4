package furong.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a plan keeps every rule of a problem and what it costs, from its printed times alone. Written apart from the
 * search and sharing nothing with it but the problem and the plan: what both agree on has been worked out twice.
 */
public final class Checker {

    private final Problem problem;
    private final Plan plan;
    private final List<String> broken = new ArrayList<>();
    private final Map<Integer, Plan.Stop> stopOf = new HashMap<>();
    private final Map<Integer, Integer> crewOf = new HashMap<>();
    private final Set<Integer> facts = new HashSet<>();
    private Cost cost = Cost.NONE;

    /**
     * What was found.
     *
     * @param broken rules that are not kept, in words; empty if all are
     * @param cost of the plan as it stands
     * @param unserved visits that must be done and are not in the plan
     * @param bank optional visits that are not in the plan
     */
    public record Report(List<String> broken, Cost cost, List<Integer> unserved, List<Integer> bank) {}

    private Checker(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
    }

    /** Checks a plan whose times are worked out. */
    public static Report check(Problem problem, Plan plan) {
        var checker = new Checker(problem, plan);
        if (plan.routes().size() != problem.crews().size()) {
            checker.broken.add("not one route for each crew");
            return new Report(checker.broken, Cost.NONE, List.of(), List.of());
        }
        for (var crew : problem.crews()) checker.facts.addAll(crew.prefix());
        for (int crew = 0; crew < plan.routes().size(); crew++) checker.route(crew);
        for (var link : problem.links()) checker.link(link);
        return checker.report();
    }

    private Report report() {
        var unserved = new ArrayList<Integer>();
        var bank = new ArrayList<Integer>();
        var penalties = 0L;
        for (int v = 0; v < problem.visits().size(); v++) {
            if (stopOf.containsKey(v)) continue;
            var penalty = problem.visits().get(v).penalty();
            if (penalty == Visit.MUST) unserved.add(v);
            else bank.add(v);
            if (penalty != Visit.MUST) penalties += penalty;
        }
        return new Report(broken, cost.plus(new Cost(0, 0, 0, 0, 0, 0, penalties)), unserved, bank);
    }

    private void route(int number) {
        var crew = problem.crews().get(number);
        var route = plan.routes().get(number);
        var visits = route.stops().stream().map(Plan.Stop::visit).toList();
        var prefix = crew.prefix();
        if (visits.size() < prefix.size() || !visits.subList(0, prefix.size()).equals(prefix))
            broken.add("crew " + number + " does not begin with its pinned prefix");
        if (visits.isEmpty()) return;
        var place = crew.start();
        var tick = crew.from();
        var home = false;
        for (var stop : route.stops()) {
            if (stopOf.put(stop.visit(), stop) != null) broken.add("visit " + stop.visit() + " is there twice");
            crewOf.put(stop.visit(), number);
            stop(number, stop);
            var visit = problem.visits().get(stop.visit());
            leg(number, place, visit.place(), tick, stop.arrival(), home ? stop.start() : tick);
            if (stop.start() < stop.arrival()) broken.add("visit " + stop.visit() + " starts before the arrival");
            place = visit.place();
            tick = stop.end();
            home = true;
        }
        leg(number, place, crew.end(), tick, route.end(), tick);
        stock(number);
        breaks(number);
        if (route.end() > limit(number)) broken.add("crew " + number + " is back too late");
        var over = Math.max(0, route.end() - crew.until());
        cost = cost.plus(new Cost(0, 0, 0, (long) problem.weights().overtime() * over, 0, 0, 0));
    }

    /** A way, with the breaks taken on it; {@code start} is when the work begins, for the waiting. */
    private void leg(int number, int from, int to, int left, int arrival, int start) {
        var weights = problem.weights();
        var ticks = to == Crew.ANYWHERE ? 0 : problem.travel().ticks(from, to);
        var distance = to == Crew.ANYWHERE ? 0 : problem.travel().distance(from, to);
        var rest = 0;
        var starts = plan.routes().get(number).breaks();
        for (int b = 0;
                b < Math.min(starts.size(), problem.crews().get(number).breaks().size());
                b++) {
            var length = problem.crews().get(number).breaks().get(b).ticks();
            if (starts.get(b) >= left && starts.get(b) + length <= arrival) rest += length;
        }
        if (arrival < left + ticks + rest) broken.add("crew " + number + " arrives sooner than it can, at " + arrival);
        var waited = start == left ? 0 : start - left - ticks - rest;
        var way = (long) weights.travel() * ticks + (long) weights.distance() * distance;
        cost = cost.plus(new Cost(way, (long) weights.idle() * waited, 0, 0, 0, 0, 0));
    }

    private void breaks(int number) {
        var crew = problem.crews().get(number);
        var route = plan.routes().get(number);
        if (route.breaks().size() != crew.breaks().size()) {
            broken.add("crew " + number + " misses a break");
            return;
        }
        var prefix = crew.prefix().size();
        var done = prefix == 0 || route.stops().size() < prefix
                ? Integer.MIN_VALUE / 2
                : route.stops().get(prefix - 1).end();
        var free = crew.from();
        for (int b = 0; b < crew.breaks().size(); b++) {
            var rest = crew.breaks().get(b);
            int start = route.breaks().get(b);
            var end = start + rest.ticks();
            if (start < rest.earliest() || start > Math.max(rest.latest(), done) || start < free)
                broken.add("crew " + number + " takes break " + b + " at the wrong time, " + start);
            for (var stop : route.stops())
                if (start < stop.end() && end > stop.start() && stop.end() > stop.start() && rest.ticks() > 0)
                    broken.add("crew " + number + " takes break " + b + " during visit " + stop.visit());
            if (end > route.end()) broken.add("crew " + number + " takes break " + b + " after its day");
            free = end;
            done += rest.ticks();
        }
    }

    /** Where the prefix without a break, the way home and then all breaks outlast the shift, that is the limit. */
    private int limit(int number) {
        var crew = problem.crews().get(number);
        var normal = crew.until() + crew.overtimeMax();
        if (crew.prefix().isEmpty()) return normal;
        long tick = crew.from();
        var place = crew.start();
        for (var v : crew.prefix()) {
            var visit = problem.visits().get(v);
            var pinned = visit.start();
            var earliest = pinned != null
                    ? pinned
                    : visit.windows().stream().mapToInt(Window::earliest).min().orElseThrow();
            tick = Math.max(tick + problem.travel().ticks(place, visit.place()), earliest)
                    + Math.ceilDiv((long) visit.duration() * crew.pace(), 100L);
            place = visit.place();
        }
        if (crew.end() != Crew.ANYWHERE) tick += problem.travel().ticks(place, crew.end());
        for (var rest : crew.breaks()) tick = Math.max(tick, rest.earliest()) + rest.ticks();
        return (int) Math.max(normal, tick);
    }

    private void stop(int number, Plan.Stop stop) {
        var visit = problem.visits().get(stop.visit());
        var crew = problem.crews().get(number);
        var fact = crew.prefix().contains(stop.visit());
        var name = "visit " + stop.visit();
        var work = Math.ceilDiv((long) visit.duration() * crew.pace(), 100L);
        if (stop.end() != stop.start() + work) broken.add(name + " does not take as long as it takes");
        if (!fact) {
            if (facts.contains(stop.visit())) broken.add(name + " is pinned to another crew's prefix");
            if (visit.crew() != Visit.ANY && visit.crew() != number) broken.add(name + " is pinned to another crew");
            if (visit.forbidden().contains(number)) broken.add(name + " is forbidden to crew " + number);
            for (var skill : visit.skills().entrySet()) {
                var level = crew.skills().get(skill.getKey());
                if (level == null || level < skill.getValue()) broken.add(name + " needs " + skill);
            }
        }
        if (!mayStart(visit, stop.start(), fact)) broken.add(name + " must not start at " + stop.start());
        terms(visit, number, stop.start());
    }

    private static boolean mayStart(Visit visit, int tick, boolean fact) {
        var pinned = visit.start();
        if (pinned != null) return fact ? tick >= pinned : tick == pinned;
        for (var window : visit.windows())
            if (tick >= window.earliest() && (fact || tick <= window.latest() + visit.lateMax())) return true;
        return false;
    }

    private void terms(Visit visit, int number, int tick) {
        var weights = problem.weights();
        var end = promisedEnd(visit, tick);
        var late = end == null ? 0 : Math.max(0L, tick - end);
        var tight = end == null ? 0 : Math.max(0L, Math.min(weights.margin(), tick + weights.margin() - end));
        var disruption = 0L;
        var published = visit.published();
        if (published != null) {
            if (published.crew() != number) disruption += weights.otherCrew();
            var moved = tick > published.start() ? tick - published.start() : published.start() - tick;
            if (moved > weights.grace()) disruption += (long) weights.shift() * (moved - weights.grace());
        }
        cost = cost.plus(new Cost(
                0,
                0,
                late * weights.lateness() * visit.priority(),
                0,
                disruption,
                tight * weights.risk() * visit.priority(),
                0));
    }

    /**
     * End of the window the tick lies in, or of the last one before it; null before the first. Windows that overlap count as
     * one.
     */
    private static @Nullable Long promisedEnd(Visit visit, int tick) {
        Long end = null;
        for (var window : visit.windows())
            if (window.earliest() <= tick && (end == null || window.latest() > end)) end = (long) window.latest();
        if (end == null) return null;
        var grown = true;
        while (grown) {
            grown = false;
            for (var window : visit.windows()) {
                if (window.earliest() > end || window.latest() <= end) continue;
                end = (long) window.latest();
                grown = true;
            }
        }
        return end;
    }

    private void stock(int number) {
        var crew = problem.crews().get(number);
        var taken = new HashMap<Integer, Integer>();
        var more = new HashSet<Integer>();
        for (var stop : plan.routes().get(number).stops()) {
            var demand = problem.visits().get(stop.visit()).demand();
            for (int kind = 0; kind < demand.size(); kind++) {
                taken.merge(kind, demand.get(kind), Integer::sum);
                if (demand.get(kind) > 0 && !crew.prefix().contains(stop.visit())) more.add(kind);
            }
        }
        for (var kind : more) {
            var stock = kind < crew.stock().size() ? crew.stock().get(kind) : 0;
            if (taken.getOrDefault(kind, 0) > stock) broken.add("crew " + number + " has not enough of thing " + kind);
        }
    }

    private void link(Link link) {
        if (facts.contains(link.first()) && facts.contains(link.second())) return;
        var first = stopOf.get(link.first());
        var second = stopOf.get(link.second());
        if (first == null && second == null) return;
        if (first == null || second == null) {
            if (!facts.contains(link.first()) && !facts.contains(link.second()))
                broken.add("only one of " + link + " is served");
            return;
        }
        switch (link) {
            case Link.Together _ -> {
                if (first.start() != second.start()) broken.add(link + " do not start together");
                if (Objects.equals(crewOf.get(link.first()), crewOf.get(link.second())))
                    broken.add(link + " by one crew");
            }
            case Link.After after -> {
                if (second.start() < first.end() + after.gap()) broken.add(link + " in the wrong order");
            }
        }
    }
}
