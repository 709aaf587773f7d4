package furong.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Each rule by itself, on a street: place n lies n ticks from place 0. */
class PlannerTest {

    private static final Budget SHORT = Budget.rounds(200);

    @Test
    void workStartsWithinItsWindowHoweverLongItTakes() {
        var answer = plan(List.of(crew()), Visit.of(5, 90, 10, 10));
        assertThat(answer.plan().routes().getFirst().stops()).containsExactly(new Plan.Stop(0, 5, 10, 100));
    }

    @Test
    void aVisitMayHaveSeveralWindows() {
        var visit = Visit.of(5, 10, 0, 0).withWindows(List.of(new Window(0, 2), new Window(40, 45)));
        assertThat(stops(plan(List.of(crew()), visit))).containsExactly(new Plan.Stop(0, 5, 40, 50));
    }

    @Test
    void aBreakIsTakenWithinItsBounds() {
        var crew = crew().withBreaks(new Break(20, 30, 15));
        var answer = plan(List.of(crew), Visit.of(5, 20, 0, 90), Visit.of(6, 20, 0, 90));
        assertThat(answer.plan().routes().getFirst().breaks())
                .singleElement()
                .satisfies(start -> assertThat(start).isBetween(20, 30));
        assertThat(answer.plan().routes().getFirst().end()).isGreaterThanOrEqualTo(67);
    }

    @Test
    void skillsLevelsPinsAndRefusalsChooseTheCrew() {
        var crews = List.of(crew(), crew().withSkills(Map.of("fibre", 1)), crew().withSkills(Map.of("fibre", 2)));
        var answer = plan(
                crews,
                Visit.of(1, 5, 0, 90).withSkills(Map.of("fibre", 2)),
                Visit.of(1, 5, 0, 90).pinnedTo(1),
                Visit.of(1, 5, 0, 90).notBy(Set.of(1, 2)));
        assertThat(answer.plan().visits(2)).containsExactly(0);
        assertThat(answer.plan().visits(1)).containsExactly(1);
        assertThat(answer.plan().visits(0)).containsExactly(2);
    }

    @Test
    void aPaceStretchesTheWorkAndTheVanRunsEmpty() {
        var slow = crew().withPace(150).withStock(1);
        var answer = plan(
                List.of(slow),
                Visit.of(1, 11, 0, 90).withDemand(1),
                Visit.of(1, 11, 0, 90).withDemand(1));
        assertThat(stops(answer))
                .singleElement()
                .satisfies(stop -> assertThat(stop.end() - stop.start()).isEqualTo(17));
        assertThat(answer.unserved()).hasSize(1);
    }

    @Test
    void aPinnedPrefixIsAFactEvenWhereItIsLate() {
        var crew = crew().withPrefix(List.of(1, 0));
        var answer = plan(List.of(crew), Visit.of(5, 10, 0, 3), Visit.of(9, 10, 0, 3), Visit.of(2, 5, 0, 90));
        assertThat(answer.plan().visits(0)).containsExactly(1, 0, 2);
        assertThat(answer.unserved()).isEmpty();
    }

    @Test
    void aPinnedStartIsKeptToTheTick() {
        var answer = plan(List.of(crew()), Visit.of(5, 10, 0, 90).startingAt(33), Visit.of(6, 10, 0, 90));
        assertThat(stops(answer)).anyMatch(stop -> stop.visit() == 0 && stop.start() == 33);
    }

    @Test
    void whatIsNotWorthItsWayStaysInTheBank() {
        var answer = plan(
                List.of(crew()),
                Visit.of(20, 5, 0, 90).optional(19),
                Visit.of(10, 5, 0, 90).optional(21));
        assertThat(answer.bank()).containsExactly(0);
        assertThat(answer.cost()).isEqualTo(new Cost(20, 0, 0, 0, 0, 0, 19));
    }

    @Test
    void twoPeopleStartTogether() {
        var problem = problem(
                List.of(crew(), crew()),
                List.of(new Link.Together(0, 1)),
                Visit.of(5, 10, 20, 40),
                Visit.of(5, 10, 0, 90),
                Visit.of(30, 10, 60, 62));
        var answer = Planner.on(problem).plan(SHORT);
        assertThat(Checker.check(problem, answer.plan()).broken()).isEmpty();
        assertThat(answer.unserved()).isEmpty();
    }

    @Test
    void theNewLineWorksBeforeTheOldOneIsRemoved() {
        var problem = problem(
                List.of(crew(), crew()),
                List.of(new Link.After(1, 0, 7)),
                Visit.of(5, 10, 0, 90),
                Visit.of(9, 10, 0, 90));
        var answer = Planner.on(problem).plan(SHORT);
        var starts = new int[2];
        for (var route : answer.plan().routes()) for (var stop : route.stops()) starts[stop.visit()] = stop.start();
        assertThat(starts[0]).isGreaterThanOrEqualTo(starts[1] + 17);
    }

    @Test
    void linksInACircleLeaveTheirVisitsOutAndNothingElse() {
        var problem = problem(
                List.of(crew()),
                List.of(new Link.After(0, 1, 0), new Link.After(1, 0, 0)),
                Visit.of(1, 5, 0, 90),
                Visit.of(1, 5, 0, 90),
                Visit.of(2, 5, 0, 90));
        assertThat(Planner.on(problem).plan(SHORT).unserved()).containsExactly(0, 1);
    }

    @Test
    void whatWasPublishedIsChangedOnlyForMore() {
        var weights = new Weights(1, 0, 0, 0, 0, 50, 0, 0, 0, 0);
        var visits = List.of(
                Visit.of(5, 10, 0, 90).publishedFor(0, 5),
                Visit.of(6, 10, 0, 90).publishedFor(1, 6));
        var crews = List.of(crew(), crew());
        var kept = Planner.on(new Problem(street(), crews, visits, List.of(), weights))
                .plan(SHORT);
        assertThat(kept.cost()).isEqualTo(new Cost(22, 0, 0, 0, 0, 0, 0));
        var free = Planner.on(new Problem(street(), crews, visits, List.of(), Weights.travelOnly()))
                .plan(SHORT);
        assertThat(free.cost().total()).isEqualTo(12);
    }

    @Test
    void severalThreadsKeepTheRulesToo() {
        var problem = new RandomProblems(3).next();
        var answer = Planner.on(problem).threads(2).plan(Budget.rounds(500));
        var report = Checker.check(problem, answer.plan());
        assertThat(report.broken()).isEmpty();
        assertThat(report.cost()).isEqualTo(answer.cost());
    }

    @Test
    void smallProblemsAreSolvedToTheEnd() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var visits = new ArrayList<Visit>();
            for (int i = 0; i < 6; i++) {
                var earliest = random.nextInt(150);
                visits.add(Visit.of(random.nextInt(40), random.nextInt(10), earliest, earliest + random.nextInt(100)));
            }
            var crew = Crew.of(0, 0, 400);
            var problem = new Problem(street(), List.of(crew), visits, List.of(), Weights.travelOnly());
            var answer = Planner.on(problem).seed(seed).plan(Budget.rounds(400));
            var best = best(visits, 0, 0, 0, 0);
            assertThat(answer.unserved().isEmpty()).as("seed %s", seed).isEqualTo(best < Integer.MAX_VALUE);
            if (best < Integer.MAX_VALUE)
                assertThat(answer.cost().total()).as("seed %s", seed).isEqualTo(best);
        }
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> plan(List.of(crew()), Visit.of(99, 1, 0, 1))).hasMessageContaining("place 99");
        assertThatThrownBy(() -> plan(List.of(crew().withPrefix(List.of(7))), Visit.of(1, 1, 0, 1)))
                .hasMessageContaining("prefix 7");
        assertThatThrownBy(() -> new Window(5, 4)).hasMessageContaining("before it begins");
    }

    @Test
    void anEmptyDayIsAnAnswer() {
        assertThat(plan(List.of(crew())).cost()).isEqualTo(Cost.NONE);
    }

    /** Every order, tried. */
    private static int best(List<Visit> visits, int done, int place, int tick, int way) {
        if (done == (1 << visits.size()) - 1) return way + place;
        var best = Integer.MAX_VALUE;
        for (int v = 0; v < visits.size(); v++) {
            var visit = visits.get(v);
            if ((done & (1 << v)) != 0) continue;
            var leg = Math.abs(place - visit.place());
            var start = Math.max(tick + leg, visit.windows().getFirst().earliest());
            if (start > visit.windows().getFirst().latest()) continue;
            best = Math.min(best, best(visits, done | 1 << v, visit.place(), start + visit.duration(), way + leg));
        }
        return best;
    }

    @Test
    void aSearchThatAVirtualThreadAsksForEndsWithItsProcessorTime() throws InterruptedException {
        var answer = new AtomicReference<Answer>();
        var problem = problem(List.of(crew()), List.of(), Visit.of(5, 10, 0, 90));
        var asks = Thread.ofVirtual().start(() -> answer.set(Planner.on(problem).plan(Budget.cpuMillis(20))));
        assertThat(asks.join(Duration.ofMinutes(5))).as("ended").isTrue();
        assertThat(answer.get().unserved()).isEmpty();
        var wrong = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> Planner.on(problem)
                                .from(Plan.of(List.of(List.of(9))))
                                .plan(Budget.cpuMillis(20)))
                        .isInstanceOf(IllegalArgumentException.class));
        assertThat(wrong.join(Duration.ofMinutes(5))).isTrue();
    }

    private static Crew crew() {
        return Crew.of(0, 0, 150);
    }

    private static Travel street() {
        var ticks = new int[40][40];
        for (int i = 0; i < 40; i++) for (int j = 0; j < 40; j++) ticks[i][j] = Math.abs(i - j);
        return Travel.of(ticks);
    }

    private static Problem problem(List<Crew> crews, List<Link> links, Visit... visits) {
        return new Problem(street(), crews, List.of(visits), links, Weights.travelOnly());
    }

    private static Answer plan(List<Crew> crews, Visit... visits) {
        var problem = problem(crews, List.of(), visits);
        var answer = Planner.on(problem).plan(SHORT);
        var report = Checker.check(problem, answer.plan());
        assertThat(report.broken()).isEmpty();
        assertThat(report.cost()).isEqualTo(answer.cost());
        return answer;
    }

    private static List<Plan.Stop> stops(Answer answer) {
        return answer.plan().routes().getFirst().stops();
    }
}
