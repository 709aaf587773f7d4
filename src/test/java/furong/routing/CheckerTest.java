package furong.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing is worth nothing unless it finds what is wrong. */
class CheckerTest {

    private static final int TRIES = 400;

    @Test
    void findsACrewThatArrivesTooSoon() {
        assertFound(
                "arrives sooner", stop -> new Plan.Stop(stop.visit(), stop.arrival() - 700, stop.start(), stop.end()));
    }

    @Test
    void findsWorkThatIsCutShort() {
        assertFound(
                "as long as it takes",
                stop -> new Plan.Stop(stop.visit(), stop.arrival(), stop.start(), stop.end() - 1));
    }

    @Test
    void findsAStartOutsideEveryWindow() {
        assertFound(
                "must not start",
                stop -> new Plan.Stop(stop.visit(), stop.arrival(), stop.start() - 700, stop.end() - 700));
    }

    @Test
    void findsAVisitDoneTwiceOrByTheWrongCrew() {
        var words = new StringBuilder();
        for (long seed = 0; seed < TRIES; seed++) {
            var problem = new RandomProblems(seed).next();
            var plan = Planner.on(problem).plan(Budget.rounds(20)).plan();
            var crews = plan.routes().size();
            if (crews < 2) continue;
            var routes = new ArrayList<>(plan.routes());
            var random = new Random(seed);
            routes.set(random.nextInt(crews), plan.routes().get(random.nextInt(crews)));
            words.append(Checker.check(problem, new Plan(routes)).broken());
        }
        assertThat(words.toString())
                .contains("is there twice", "pinned to another crew", "is forbidden", "needs skill")
                .contains("pinned prefix", "misses a break", "only one of", "is back too late", "has not enough");
    }

    @Test
    void findsLinkedVisitsOutOfStep() {
        var problem = new Problem(
                Travel.of(new int[1][1]),
                List.of(Crew.of(0, 0, 100), Crew.of(0, 0, 100)),
                List.of(Visit.of(0, 10, 0, 50), Visit.of(0, 10, 0, 50)),
                List.of(new Link.Together(0, 1), new Link.After(0, 1, 5)),
                Weights.travelOnly());
        var early = new Plan.Route(List.of(new Plan.Stop(0, 0, 0, 10)), List.of(), 10);
        var late = new Plan.Route(List.of(new Plan.Stop(1, 0, 14, 24)), List.of(), 24);
        assertThat(Checker.check(problem, new Plan(List.of(early, late))).broken())
                .anyMatch(line -> line.contains("do not start together"))
                .anyMatch(line -> line.contains("in the wrong order"));
        var both = new Plan.Route(List.of(new Plan.Stop(0, 0, 0, 10), new Plan.Stop(1, 10, 15, 25)), List.of(), 25);
        var none = new Plan.Route(List.of(), List.of(), 0);
        assertThat(Checker.check(problem, new Plan(List.of(both, none))).broken())
                .anyMatch(line -> line.contains("by one crew"));
    }

    private static void assertFound(String words, UnaryOperator<Plan.Stop> spoilt) {
        var found = 0;
        for (long seed = 0; seed < TRIES; seed++) {
            var problem = new RandomProblems(seed).next();
            var plan = Planner.on(problem).plan(Budget.rounds(20)).plan();
            var routes = new ArrayList<>(plan.routes());
            var random = new Random(seed);
            var crew = random.nextInt(routes.size());
            var stops = new ArrayList<>(routes.get(crew).stops());
            if (stops.isEmpty()) continue;
            stops.replaceAll(spoilt);
            routes.set(
                    crew,
                    new Plan.Route(
                            stops, routes.get(crew).breaks(), routes.get(crew).end()));
            var broken = Checker.check(problem, new Plan(routes)).broken();
            assertThat(broken).as("seed %s", seed).anyMatch(line -> line.contains(words));
            found++;
        }
        assertThat(found).isGreaterThan(TRIES / 2);
    }
}
