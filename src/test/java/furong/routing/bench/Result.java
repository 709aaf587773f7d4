package furong.routing.bench;

import furong.routing.Checker;
import furong.routing.Plan;
import furong.routing.Problem;
import furong.routing.Solomon;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contender's routes are worth, worked out here and not by the contender.
 *
 * @param feasible whether everything is served and no rule broken
 * @param vehicles used
 * @param distance in units of the file
 */
record Result(boolean feasible, int vehicles, double distance) {

    static Result of(Solomon instance, List<List<Integer>> routes) {
        var problem = instance.problem();
        var report = Checker.check(problem, timed(problem, routes));
        var vehicles = (int) routes.stream().filter(route -> !route.isEmpty()).count();
        var feasible = report.broken().isEmpty() && report.unserved().isEmpty();
        if (!feasible) System.out.println("  not feasible: " + report.broken() + " unserved " + report.unserved());
        var exact = instance.convention() == Solomon.Convention.CLASSIC;
        var distance = exact ? length(instance, routes) : report.cost().travel() / (double) instance.scale();
        return new Result(feasible, vehicles, distance);
    }

    /** Percent above the best known distance. */
    double gap(Instances.Best best) {
        return (distance / best.distance() - 1) * 100;
    }

    /** Drives each route as early as it can be driven. */
    private static Plan timed(Problem problem, List<List<Integer>> routes) {
        var days = new ArrayList<Plan.Route>();
        for (int r = 0; r < problem.crews().size(); r++) {
            var crew = problem.crews().get(r);
            var stops = new ArrayList<Plan.Stop>();
            var tick = crew.from();
            var place = crew.start();
            for (var v : r < routes.size() ? routes.get(r) : List.<Integer>of()) {
                var visit = problem.visits().get(v);
                var arrival = tick + problem.travel().ticks(place, visit.place());
                var start = Math.max(arrival, visit.windows().getFirst().earliest());
                tick = start + visit.duration();
                place = visit.place();
                stops.add(new Plan.Stop(v, arrival, start, tick));
            }
            days.add(new Plan.Route(stops, List.of(), tick + problem.travel().ticks(place, crew.end())));
        }
        return new Plan(days);
    }

    /** In double precision, as the classic convention has it. */
    private static double length(Solomon instance, List<List<Integer>> routes) {
        var length = 0.0;
        for (var route : routes) {
            var before = 0;
            for (var v : route) {
                length += way(instance, before, v + 1);
                before = v + 1;
            }
            length += way(instance, before, 0);
        }
        return length;
    }

    private static double way(Solomon instance, int from, int to) {
        return Math.hypot(instance.x()[from] - instance.x()[to], instance.y()[from] - instance.y()[to]);
    }
}
