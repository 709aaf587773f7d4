package furong.routing.bench;

import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.Solutions;
import furong.routing.Problem;
import furong.routing.Solomon;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** jsprit with its strategies as shipped and the fast regret insertion. */
public final class Jsprit implements Contender {

    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public List<List<Integer>> plan(Solomon instance, int seconds, long seed) {
        var problem = vrp(instance.problem());
        var algorithm = com.graphhopper.jsprit.core.algorithm.box.Jsprit.Builder.newInstance(problem)
                .setProperty(com.graphhopper.jsprit.core.algorithm.box.Jsprit.Parameter.FAST_REGRET, "true")
                .setRandom(new Random(seed))
                .buildAlgorithm();
        var threads = ManagementFactory.getThreadMXBean();
        var end = threads.getCurrentThreadCpuTime() + TimeUnit.SECONDS.toNanos(seconds);
        algorithm.setMaxIterations(Integer.MAX_VALUE);
        algorithm.addTerminationCriterion(found -> threads.getCurrentThreadCpuTime() > end);
        var best = Solutions.bestOf(algorithm.searchSolutions());
        var routes = new ArrayList<List<Integer>>();
        for (var route : best.getRoutes()) {
            routes.add(route.getActivities().stream()
                    .map(activity -> Integer.valueOf(
                            ((TourActivity.JobActivity) activity).getJob().getId()))
                    .toList());
        }
        return routes;
    }

    private static VehicleRoutingProblem vrp(Problem problem) {
        var crew = problem.crews().getFirst();
        var type = VehicleTypeImpl.Builder.newInstance("van")
                .addCapacityDimension(0, crew.stock().getFirst())
                .setCostPerDistance(1)
                .build();
        var builder = VehicleRoutingProblem.Builder.newInstance().setFleetSize(VehicleRoutingProblem.FleetSize.FINITE);
        for (int r = 0; r < problem.crews().size(); r++) {
            builder.addVehicle(VehicleImpl.Builder.newInstance("van " + r)
                    .setStartLocation(Location.newInstance(0))
                    .setType(type)
                    .setEarliestStart(crew.from())
                    .setLatestArrival(crew.until())
                    .build());
        }
        for (int v = 0; v < problem.visits().size(); v++) {
            var visit = problem.visits().get(v);
            var window = visit.windows().getFirst();
            builder.addJob(Service.Builder.newInstance(Integer.toString(v))
                    .setLocation(Location.newInstance(visit.place()))
                    .addSizeDimension(0, visit.demand().getFirst())
                    .setServiceTime(visit.duration())
                    .setTimeWindow(TimeWindow.newInstance(window.earliest(), window.latest()))
                    .build());
        }
        var places = problem.travel().places();
        var ways = FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(places, false);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                var ticks = problem.travel().ticks(i, j);
                ways.addTransportTimeAndDistance(i, j, ticks, ticks);
            }
        }
        return builder.setRoutingCost(ways.build()).build();
    }
}
