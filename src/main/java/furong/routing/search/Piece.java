package furong.routing.search;

import furong.routing.Crew;
import furong.routing.Link;
import furong.routing.Plan;
import furong.routing.Problem;
import furong.routing.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Some crews of a problem with all their visits, and some visits nobody does, as a problem of its own. What depends on a visit
 * elsewhere keeps its time, and cannot be left out: so the pieces can be changed one beside the other and put together again.
 */
final class Piece {

    private final Problem whole;
    private final int[] crews;
    private final int[] visits;
    private final int[] crewNumber;
    private final int[] visitNumber;
    private final int[] starts;
    final Problem problem;
    final Plan plan;

    /** @param starts by visit of the whole, when it starts in the plan so far */
    Piece(Problem whole, Plan plan, List<Integer> crews, List<Integer> idleVisits, int[] starts) {
        this.whole = whole;
        this.starts = starts;
        this.crews = crews.stream().mapToInt(crew -> crew).toArray();
        var all = new ArrayList<>(idleVisits);
        for (var crew : crews) all.addAll(plan.visits(crew));
        visits = all.stream().sorted().mapToInt(visit -> visit).toArray();
        crewNumber = numbers(this.crews, whole.crews().size());
        visitNumber = numbers(visits, whole.visits().size());
        problem = problem();
        this.plan = planOf(plan);
    }

    private static int[] numbers(int[] chosen, int size) {
        var numbers = new int[size];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < chosen.length; i++) numbers[chosen[i]] = i;
        return numbers;
    }

    private boolean isIn(int visit) {
        return visitNumber[visit] >= 0;
    }

    /** The last crew stands for all that are elsewhere: something may have been published for one of them. Nobody sends it. */
    private Problem problem() {
        var people = new ArrayList<Crew>();
        for (var crew : crews) people.add(renumbered(whole.crews().get(crew)));
        var someone = whole.crews().get(crews[0]);
        people.add(Crew.of(someone.start(), someone.from(), someone.from()));
        var bound = new boolean[whole.visits().size()];
        var links = new ArrayList<Link>();
        for (var link : whole.links()) {
            if (isIn(link.first()) && isIn(link.second())) links.add(renumbered(link));
            else if (isIn(link.first())) bound[link.first()] = true;
            else if (isIn(link.second())) bound[link.second()] = true;
        }
        var work = new ArrayList<Visit>();
        for (var visit : visits) work.add(renumbered(visit, bound[visit]));
        return new Problem(whole.travel(), people, work, links, whole.weights());
    }

    private Crew renumbered(Crew crew) {
        return crew.withPrefix(
                crew.prefix().stream().map(visit -> visitNumber[visit]).toList());
    }

    private Link renumbered(Link link) {
        var first = visitNumber[link.first()];
        var second = visitNumber[link.second()];
        return switch (link) {
            case Link.Together _ -> new Link.Together(first, second);
            case Link.After after -> new Link.After(first, second, after.gap());
        };
    }

    private Visit renumbered(int number, boolean bound) {
        var visit = whole.visits().get(number);
        var forbidden = new HashSet<Integer>();
        forbidden.add(crews.length);
        for (var crew : visit.forbidden()) if (crewNumber[crew] >= 0) forbidden.add(crewNumber[crew]);
        var own = visit.notBy(forbidden);
        if (visit.crew() != Visit.ANY) own = own.pinnedTo(crewNumber[visit.crew()]);
        var published = visit.published();
        if (published != null) {
            var crew = crewNumber[published.crew()];
            own = own.publishedFor(crew < 0 ? crews.length : crew, published.start());
        }
        return bound ? own.startingAt(starts[number]).optional(Visit.MUST) : own;
    }

    private Plan planOf(Plan before) {
        var routes = new ArrayList<Plan.Route>();
        for (var crew : crews) routes.add(numbered(before.routes().get(crew), visitNumber));
        routes.add(
                new Plan.Route(List.of(), List.of(), problem.crews().getLast().from()));
        return new Plan(routes);
    }

    /** Writes what was found for the piece into the routes of the whole. */
    void putInto(Plan.Route[] routes, Plan found) {
        for (int i = 0; i < crews.length; i++)
            routes[crews[i]] = numbered(found.routes().get(i), visits);
    }

    private static Plan.Route numbered(Plan.Route route, int[] numbers) {
        var stops = route.stops().stream()
                .map(stop -> new Plan.Stop(numbers[stop.visit()], stop.arrival(), stop.start(), stop.end()))
                .toList();
        return new Plan.Route(stops, route.breaks(), route.end());
    }
}
