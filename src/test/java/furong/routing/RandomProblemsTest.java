package furong.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ten thousand problems with all rules mixed: whatever the planner answers, the checker finds nothing. */
class RandomProblemsTest {

    private static final int PROBLEMS = Integer.getInteger("routing.problems", 10_000);
    private static final int ROUNDS = 40;

    @Test
    void everyAnswerKeepsEveryRuleAndCostsWhatItSays() {
        System.out.println("routing: random problems, seeds 0 to " + (PROBLEMS - 1));
        var served = new AtomicInteger();
        LongStream.range(0, PROBLEMS).forEach(seed -> {
            var problem = new RandomProblems(seed).next();
            var answer = Planner.on(problem).seed(seed).plan(Budget.rounds(ROUNDS));
            check(problem, answer, seed);
            served.addAndGet(answer.plan().routes().stream()
                    .mapToInt(route -> route.stops().size())
                    .sum());
            if (seed % 10 == 0) startWarm(problem, answer, seed);
        });
        assertThat(served.get()).as("visits served, or all this shows nothing").isGreaterThan(5 * PROBLEMS);
    }

    /** The same seed gives the same plan; from there on it never gets worse, whoever searches on. */
    private static void startWarm(Problem problem, Answer answer, long seed) {
        assertThat(Planner.on(problem).seed(seed).plan(Budget.rounds(ROUNDS)))
                .as("seed %s", seed)
                .isEqualTo(answer);
        var warm = Planner.on(problem).seed(seed + 1).from(answer.plan());
        for (var again : new Answer[] {warm.plan(Budget.rounds(0)), warm.plan(Budget.rounds(ROUNDS))}) {
            check(problem, again, seed);
            assertThat(again.unserved())
                    .as("seed %s", seed)
                    .hasSizeLessThanOrEqualTo(answer.unserved().size());
            if (again.unserved().size() == answer.unserved().size())
                assertThat(again.cost().total())
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo(answer.cost().total());
        }
    }

    private static void check(Problem problem, Answer answer, long seed) {
        var report = Checker.check(problem, answer.plan());
        assertThat(report.broken()).as("seed %s", seed).isEmpty();
        assertThat(report.cost()).as("seed %s", seed).isEqualTo(answer.cost());
        assertThat(report.unserved()).as("seed %s", seed).isEqualTo(answer.unserved());
        assertThat(report.bank()).as("seed %s", seed).isEqualTo(answer.bank());
    }
}
