package furong.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ten thousand problems with all rules mixed: whatever the planner answers, the checker finds nothing. */
class RandomProblemsTest {

    private static final int PROBLEMS = Integer.getInteger("routing.problems", 10_000);
    private static final int ROUNDS = 40;
    private static final int DISTRICT = 6;

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
            if (seed % 10 == 1) split(problem, answer, seed);
            if (seed % 10 == 2) keepWhatIsPinned(problem, answer, seed);
        });
        assertThat(served.get()).as("visits served, or all this shows nothing").isGreaterThan(5 * PROBLEMS);
    }

    /** The same seed gives the same plan; from there on it never gets worse, whoever searches on. */
    private static void startWarm(Problem problem, Answer answer, long seed) {
        assertThat(Planner.on(problem).seed(seed).plan(Budget.rounds(ROUNDS)))
                .as("seed %s", seed)
                .isEqualTo(answer);
        var warm = Planner.on(problem).seed(seed + 1).from(answer.plan());
        for (var again : new Answer[] {warm.plan(Budget.rounds(0)), warm.plan(Budget.rounds(ROUNDS))})
            checkNotWorse(problem, answer, again, seed);
    }

    private static void checkNotWorse(Problem problem, Answer before, Answer again, long seed) {
        check(problem, again, seed);
        assertThat(again.unserved())
                .as("seed %s", seed)
                .hasSizeLessThanOrEqualTo(before.unserved().size());
        if (again.unserved().size() == before.unserved().size())
            assertThat(again.cost().total())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(before.cost().total());
    }

    /** Split into districts of a few visits each, cold and warm, on one thread and two, all the same holds. */
    private static void split(Problem problem, Answer answer, long seed) {
        var planner = Planner.on(problem).seed(seed).districtsOf(DISTRICT);
        var cold = planner.plan(Budget.rounds(3 * ROUNDS));
        check(problem, cold, seed);
        assertThat(planner.plan(Budget.rounds(3 * ROUNDS))).as("seed %s", seed).isEqualTo(cold);
        var warm = planner.from(answer.plan());
        checkNotWorse(problem, answer, warm.plan(Budget.rounds(3 * ROUNDS)), seed);
        checkNotWorse(problem, answer, warm.threads(2).plan(Budget.rounds(ROUNDS)), seed);
    }

    /** Each crew's first visits are begun, some others have a crew or a start promised: planned again, they stay. */
    private static void keepWhatIsPinned(Problem problem, Answer answer, long seed) {
        var random = new Random(seed);
        var crews = new ArrayList<>(problem.crews());
        var visits = new ArrayList<>(problem.visits());
        var pinnedCrew = new HashMap<Integer, Integer>();
        var pinnedStart = new HashMap<Integer, Integer>();
        for (int crew = 0; crew < crews.size(); crew++) {
            var stops = answer.plan().routes().get(crew).stops();
            var begun = Math.max(crews.get(crew).prefix().size(), stops.isEmpty() ? 0 : random.nextInt(stops.size()));
            crews.set(
                    crew, crews.get(crew).withPrefix(answer.plan().visits(crew).subList(0, begun)));
            for (var stop : stops.subList(begun, stops.size())) {
                var visit = visits.get(stop.visit());
                if (random.nextInt(3) == 0) {
                    visit = visit.pinnedTo(crew);
                    pinnedCrew.put(stop.visit(), crew);
                }
                if (random.nextInt(3) == 0) {
                    visit = visit.startingAt(stop.start());
                    pinnedStart.put(stop.visit(), stop.start());
                }
                visits.set(stop.visit(), visit);
            }
        }
        var later = new Problem(problem.travel(), crews, visits, problem.links(), problem.weights());
        var again = Planner.on(later).seed(seed).from(answer.plan()).plan(Budget.rounds(ROUNDS));
        check(later, again, seed);
        for (int crew = 0; crew < crews.size(); crew++) {
            var prefix = crews.get(crew).prefix();
            assertThat(again.plan().visits(crew).subList(0, prefix.size()))
                    .as("seed %s", seed)
                    .isEqualTo(prefix);
            for (var stop : again.plan()
                    .routes()
                    .get(crew)
                    .stops()
                    .subList(prefix.size(), again.plan().visits(crew).size())) {
                assertThat(crew).as("seed %s", seed).isEqualTo(pinnedCrew.getOrDefault(stop.visit(), crew));
                assertThat(stop.start())
                        .as("seed %s", seed)
                        .isEqualTo(pinnedStart.getOrDefault(stop.visit(), stop.start()));
            }
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
