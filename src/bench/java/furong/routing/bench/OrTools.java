package furong.routing.bench;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import furong.routing.Problem;
import furong.routing.Solomon;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OR-Tools with parallel cheapest insertion and guided local search. */
public final class OrTools implements Contender {

    @Override
    public String name() {
        return "ortools";
    }

    @Override
    public List<List<Integer>> plan(Solomon instance, int seconds, long seed) {
        Loader.loadNativeLibraries();
        var problem = instance.problem();
        var manager = new RoutingIndexManager(
                problem.travel().places(), problem.crews().size(), 0);
        var model = new RoutingModel(manager);
        describe(problem, manager, model);
        var threads = ManagementFactory.getThreadMXBean();
        var end = threads.getCurrentThreadCpuTime() + TimeUnit.SECONDS.toNanos(seconds);
        model.addSearchMonitor(model.solver().makeCustomLimit(() -> threads.getCurrentThreadCpuTime() > end));
        var parameters = main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(Duration.newBuilder().setSeconds(1_000L * seconds))
                .build();
        var solution = model.solveWithParameters(parameters);
        var routes = new ArrayList<List<Integer>>();
        if (solution == null) return routes;
        for (int r = 0; r < problem.crews().size(); r++) {
            var route = new ArrayList<Integer>();
            for (var at = solution.value(model.nextVar(model.start(r)));
                    !model.isEnd(at);
                    at = solution.value(model.nextVar(at))) route.add(manager.indexToNode(at) - 1);
            routes.add(route);
        }
        return routes;
    }

    private static void describe(Problem problem, RoutingIndexManager manager, RoutingModel model) {
        var travel = problem.travel();
        var visits = problem.visits();
        var ways = model.registerTransitCallback(
                (from, to) -> travel.distance(manager.indexToNode(from), manager.indexToNode(to)));
        var ticks = model.registerTransitCallback((from, to) -> {
            var node = manager.indexToNode(from);
            var work = node == 0 ? 0 : visits.get(node - 1).duration();
            return work + travel.ticks(node, manager.indexToNode(to));
        });
        var loads = model.registerUnaryTransitCallback(from -> {
            var node = manager.indexToNode(from);
            return node == 0 ? 0 : visits.get(node - 1).demand().getFirst();
        });
        model.setArcCostEvaluatorOfAllVehicles(ways);
        var crew = problem.crews().getFirst();
        model.addDimension(loads, 0, crew.stock().getFirst(), true, "load");
        model.addDimension(ticks, crew.until(), crew.until(), false, "time");
        var time = model.getMutableDimension("time");
        for (int v = 0; v < visits.size(); v++) {
            var window = visits.get(v).windows().getFirst();
            time.cumulVar(manager.nodeToIndex(v + 1)).setRange(window.earliest(), window.latest());
        }
    }
}
