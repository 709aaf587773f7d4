package furong.routing.bench;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import furong.routing.Problem;
import furong.routing.Solomon;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Timefold 2 CE, default search. Each vehicle is scored by walking its route, which is several times faster there than
 * shadow variables are. A watching thread ends it when its CPU is used up.
 */
public final class Timefold implements Contender {

    /** A customer. */
    public record Customer(int visit, int earliest, int latest, int duration, int demand) {}

    /** A vehicle with its route. */
    @PlanningEntity
    public static class Vehicle {
        public Problem problem;
        public int capacity;
        public int until;

        @PlanningListVariable
        public List<Customer> customers = new ArrayList<>();

        long ways() {
            var travel = problem.travel();
            long ways = 0;
            var place = 0;
            for (var customer : customers) {
                ways += travel.distance(place, customer.visit + 1);
                place = customer.visit + 1;
            }
            return ways + travel.distance(place, 0);
        }

        long broken() {
            var travel = problem.travel();
            long late = 0;
            long load = 0;
            var tick = 0;
            var place = 0;
            for (var customer : customers) {
                tick = Math.max(tick + travel.ticks(place, customer.visit + 1), customer.earliest);
                late += Math.max(0, tick - customer.latest);
                tick += customer.duration;
                load += customer.demand;
                place = customer.visit + 1;
            }
            late += Math.max(0, tick + travel.ticks(place, 0) - until);
            return late + 10 * Math.max(0, load - capacity);
        }
    }

    /** All of it. */
    @PlanningSolution
    public static class Routes {
        @PlanningEntityCollectionProperty
        public List<Vehicle> vehicles;

        @ProblemFactCollectionProperty
        @ValueRangeProvider
        public List<Customer> customers;

        @PlanningScore
        public HardSoftScore score;
    }

    /** One constraint for what must be, one for what should. */
    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Vehicle.class)
                        .penalize(HardSoftScore.ONE_HARD, Vehicle::broken)
                        .asConstraint("broken"),
                factory.forEach(Vehicle.class)
                        .penalize(HardSoftScore.ONE_SOFT, Vehicle::ways)
                        .asConstraint("ways")
            };
        }
    }

    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public List<List<Integer>> plan(Solomon instance, int seconds, long seed) {
        var safety = Duration.ofSeconds(1_000L * seconds);
        var config = new SolverConfig()
                .withSolutionClass(Routes.class)
                .withEntityClasses(Vehicle.class)
                .withConstraintProviderClass(Rules.class)
                .withRandomSeed(seed)
                .withTerminationConfig(new TerminationConfig().withSpentLimit(safety));
        var solver = SolverFactory.<Routes>create(config).buildSolver();
        var threads = ManagementFactory.getThreadMXBean();
        var self = Thread.currentThread().threadId();
        var end = threads.getThreadCpuTime(self) + TimeUnit.SECONDS.toNanos(seconds);
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleAtFixedRate(
                    () -> {
                        if (threads.getThreadCpuTime(self) > end) solver.terminateEarly();
                    },
                    100,
                    100,
                    TimeUnit.MILLISECONDS);
            var solved = solver.solve(routes(instance.problem()));
            watch.shutdownNow();
            return solved.vehicles.stream()
                    .map(vehicle ->
                            vehicle.customers.stream().map(Customer::visit).toList())
                    .toList();
        }
    }

    private static Routes routes(Problem problem) {
        var routes = new Routes();
        routes.vehicles = problem.crews().stream()
                .map(crew -> {
                    var vehicle = new Vehicle();
                    vehicle.problem = problem;
                    vehicle.capacity = crew.stock().getFirst();
                    vehicle.until = crew.until();
                    return vehicle;
                })
                .toList();
        routes.customers = IntStream.range(0, problem.visits().size())
                .mapToObj(v -> {
                    var visit = problem.visits().get(v);
                    var window = visit.windows().getFirst();
                    return new Customer(
                            v,
                            window.earliest(),
                            window.latest(),
                            visit.duration(),
                            visit.demand().getFirst());
                })
                .toList();
        return routes;
    }
}
