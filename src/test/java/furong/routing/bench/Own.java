package furong.routing.bench;

import furong.routing.Budget;
import furong.routing.Planner;
import furong.routing.Solomon;
import java.util.List;
import java.util.stream.IntStream;

/** Furong's own planner. */
final class Own implements Contender {

    @Override
    public String name() {
        return "furong";
    }

    @Override
    public List<List<Integer>> plan(Solomon instance, int seconds, long seed) {
        var problem = instance.problem();
        var planner = Planner.on(problem).seed(seed);
        var fewest = instance.convention() == Solomon.Convention.CLASSIC;
        var plan = (fewest ? planner.fewestCrews() : planner)
                .plan(Budget.cpuMillis(1_000L * seconds))
                .plan();
        return IntStream.range(0, problem.crews().size()).mapToObj(plan::visits).toList();
    }
}
