package furong.travel;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.routing.Budget;
import furong.routing.Crew;
import furong.routing.Planner;
import furong.routing.Problem;
import furong.routing.Visit;
import furong.routing.Weights;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Travel times by streets, from what was known before, from what visits have taught, and without any street. */
@FurongTest
class TravelsTest {

    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final Spot TIANFU = new Spot(30.6588, 104.0657, "510104");
    private static final Spot HONGXING = new Spot(30.6600, 104.0810, "510104");
    private static final Spot FAR = new Spot(30.9900, 103.6500, "510181");

    @Autowired
    PaceBook book;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private Travels travels;

    @BeforeEach
    void nothingLearnt() throws IOException {
        db.sql("truncate travel.pace, travel.trip").update();
        travels = travels("city");
    }

    private Travels travels(String demo) throws IOException {
        return new Travels(new StreetSource("", demo), book, clock, transaction);
    }

    @Test
    void theDemoCityIsDrivenByItsStreets() {
        var state = travels.state();
        assertThat(state.source()).isEqualTo(Source.DEMO_CITY);
        assertThat(state.nodes()).isBetween(2_000, 4_000);
        var route = travels.route(TIANFU, HONGXING, TEN);
        assertThat(route.byStreets()).isTrue();
        assertThat(route.metres())
                .isGreaterThan((int) TIANFU.metresTo(HONGXING))
                .isLessThan(3 * (int) TIANFU.metresTo(HONGXING));
        assertThat(route.points()).hasSizeGreaterThan(5);
        var matrix = travels.matrix(List.of(TIANFU, HONGXING, FAR), TEN);
        assertThat(matrix.seconds()[0][1]).isCloseTo(route.seconds(), within(5));
        assertThat(matrix.metres()[0][1]).isEqualTo(route.metres());
        assertThat(matrix.straight()).as("pairs with the place beside the map").isEqualTo(4);
        assertThat(matrix.metres()[0][2]).isEqualTo((int) Math.round(TIANFU.metresTo(FAR) * Travels.DETOUR));
    }

    @Test
    void withoutStreetsEveryWayIsAStraightLine() throws IOException {
        var without = travels("none");
        assertThat(without.state().byStreets()).isFalse();
        assertThat(without.matrix(List.of(TIANFU, HONGXING), TEN).straight()).isEqualTo(2);
        var route = without.route(TIANFU, HONGXING, TEN);
        assertThat(route.byStreets()).isFalse();
        assertThat(route.parts()).singleElement().satisfies(part -> {
            assertThat(part.road()).isEqualTo(Road.UNKNOWN);
            assertThat(part.seconds()).isCloseTo((int) (part.metres() * 3.6 / 25), within(2));
        });
        assertThat(without.lines(100)).isEmpty();
    }

    @Test
    void aKnownMatrixIsNotSearchedAgainAndANewPlaceFitsIn() {
        var spots = spots(40);
        var first = travels.matrix(spots, TEN);
        assertThat(travels.state().known()).isGreaterThan(40 * 39 / 2);
        assertThat(travels.state().percentKnown()).isZero();
        var again = travels.matrix(spots, TEN);
        assertThat(again.seconds()).isDeepEqualTo(first.seconds());
        assertThat(travels.state().percentKnown()).isEqualTo(50);
        var more = new ArrayList<>(spots);
        more.add(TIANFU);
        var grown = travels.matrix(more, TEN);
        for (int i = 0; i < spots.size(); i++) {
            var there = travels.route(spots.get(i), TIANFU, TEN).seconds();
            assertThat(grown.seconds()[i][40]).as("to the new place").isCloseTo(there, within(5));
            var back = travels.route(TIANFU, spots.get(i), TEN).seconds();
            assertThat(grown.seconds()[40][i]).as("from the new place").isCloseTo(back, within(5));
        }
    }

    @Test
    void whatVisitsTeachHoldsForTheRoadTheHourAndTheDistrict() {
        var before = travels.route(TIANFU, HONGXING, TEN).seconds();
        var trips = trips(120, 2.0, "510104");
        var taught = 0;
        for (int i = 0; i < trips.size(); i += 20) taught += travels.learn(trips.subList(i, i + 20));
        assertThat(taught).isGreaterThan(100);
        assertThat(travels.learn(trips)).as("the same trips teach once").isZero();
        var after = travels.route(TIANFU, HONGXING, TEN).seconds();
        assertThat(after / (double) before).isBetween(1.7, 2.1);
        var elsewhere = new Spot(TIANFU.lat(), TIANFU.lon(), "510105");
        assertThat(travels.route(elsewhere, HONGXING, TEN).seconds())
                .as("another district leans on the city")
                .isBetween(before, after);
        assertThat(travels.route(TIANFU, HONGXING, LocalTime.of(22, 0)).seconds())
                .as("another hour leans on the day")
                .isBetween(before, after);
        assertThat(travels.matrix(List.of(TIANFU, HONGXING), TEN).seconds()[0][1])
                .isCloseTo(after, within(5));
        assertThat(travels.speed(Road.SECONDARY, 10, "510104")).isLessThan(Road.SECONDARY.kilometresPerHour());
        var lesson = travels.lesson(clock.instant().minus(10, ChronoUnit.DAYS));
        assertThat(lesson.trips()).isGreaterThan(100);
        assertThat(lesson.errorBefore()).isLessThan(lesson.errorFree());
    }

    @Test
    void aHaltOnTheWayTeachesNothing() {
        var left = clock.instant().minus(1, ChronoUnit.DAYS);
        var lunch = new Trip("lunch", TIANFU, HONGXING, left, left.plus(3, ChronoUnit.HOURS));
        var wrongClock = new Trip("clock", TIANFU, HONGXING, left, left.minusSeconds(60));
        var nowhere = new Trip("nowhere", TIANFU, TIANFU, left, left.plusSeconds(60));
        assertThat(travels.learn(List.of(lunch, wrongClock, nowhere))).isZero();
        assertThat(travels.lesson(left.minusSeconds(1)).leftOut()).isEqualTo(3);
        assertThat(book.all()).isEmpty();
        assertThat(travels.forget(clock.instant())).isEqualTo(3);
    }

    @Test
    void aMatrixIsWhatThePlannerTakes() {
        var spots = spots(13);
        var visits = IntStream.range(1, spots.size())
                .mapToObj(i -> Visit.of(i, 1_200, 8 * 3_600, 17 * 3_600))
                .toList();
        var crews = List.of(Crew.of(0, 8 * 3_600, 18 * 3_600), Crew.of(0, 8 * 3_600, 18 * 3_600));
        var problem = new Problem(travels.matrix(spots, TEN).travel(), crews, visits, List.of(), Weights.ofADay());
        assertThat(Planner.on(problem).plan(Budget.rounds(200)).unserved()).isEmpty();
    }

    private List<Trip> trips(int count, double slower, String district) {
        var random = new Random(5);
        var trips = new ArrayList<Trip>();
        var day = clock.instant()
                .atZone(clock.getZone())
                .minusDays(2)
                .with(LocalTime.of(10, 5))
                .toInstant();
        for (int i = 0; i < count; i++) {
            var from = spot(random, district);
            var to = spot(random, district);
            var took = travels.route(from, to, TEN).seconds() * slower;
            trips.add(new Trip("trip " + i, from, to, day, day.plusSeconds((long) took)));
        }
        return trips;
    }

    private static List<Spot> spots(int count) {
        var random = new Random(3);
        return IntStream.range(0, count).mapToObj(i -> spot(random, "510104")).toList();
    }

    private static Spot spot(Random random, String district) {
        return new Spot(30.655 + random.nextDouble() * 0.05, 104.045 + random.nextDouble() * 0.05, district);
    }

    private static org.assertj.core.data.Offset<Integer> within(int seconds) {
        return org.assertj.core.data.Offset.offset(seconds);
    }
}
