package furong.planning;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.organisation.CrewId;
import furong.organisation.UnitId;
import furong.planning.Task.Kind;
import furong.travel.Spot;
import furong.travel.Travels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the cheapest crew asks for is found without asking all of them. */
@FurongTest
class ProbeTest {

    private static final int HOUR = 3600;
    private static final int BEFORE_ALL = -24 * HOUR;
    private static final PlanRules RULES =
            new PlanRules(20, 11 * HOUR + HOUR / 2, 13 * HOUR + HOUR / 2, 45, 60, 25, 15, 8 * HOUR, 20 * HOUR);

    @Autowired
    Travels travels;

    private final Random dice = new Random(7);

    @Test
    void theCheapestOfAFewIsTheCheapestOfAll() {
        var found = 0;
        for (var city = 0; city < 12; city++) {
            var plan = city(12);
            for (var n = 0; n < 25; n++) {
                var item = Item.of(visit());
                var roads = Roads.between(spots(plan, item), travels);
                var walked = new Hand(plan, roads, RULES, BEFORE_ALL).asItIs();
                var probe = new Probe(walked, roads, RULES, BEFORE_ALL);
                var all = probe.quotes(item).stream().filter(Quote::fits).min(Comparator.comparingLong(Quote::points));
                var best = probe.best(item);
                assertThat(best.map(Quote::points)).isEqualTo(all.map(Quote::points));
                if (best.isPresent()) found++;
            }
        }
        assertThat(found).as("answers compared").isGreaterThan(100);
    }

    private DayPlan city(int crews) {
        var days = new ArrayList<CrewDay>();
        for (var n = 0; n < crews; n++) days.add(crew(n));
        return new DayPlan(LocalDate.of(2030, 1, 7), 1, DayPlan.State.DRAFT, null, days, List.of());
    }

    /** Some have nothing to do, and begin at one of two halls. */
    private CrewDay crew(int n) {
        var base = new Spot(30.66, n % 2 == 0 ? 104.05 : 104.09, "510104");
        var items = new ArrayList<Item>();
        for (var k = dice.nextInt(6); k > 0; k--) items.add(Item.of(visit()));
        items.sort(Comparator.comparingInt(Item::earliest));
        var stops = items.stream()
                .map(item -> new PlannedStop(item, item.earliest(), item.earliest(), item.earliest(), 0, 0, 0, 0))
                .toList();
        var until = n % 3 == 0 ? 18 * HOUR : 20 * HOUR;
        return new CrewDay(
                CrewId.next(),
                "crew " + n,
                new UnitId(5),
                Set.of("ADSL"),
                Set.of("510104"),
                false,
                base,
                null,
                8 * HOUR,
                until,
                Task.UNKNOWN,
                8 * HOUR,
                stops,
                Figures.NONE);
    }

    private Task visit() {
        var from = (8 + dice.nextInt(10)) * HOUR;
        var spot = new Spot(30.6 + 0.12 * dice.nextDouble(), 104.0 + 0.15 * dice.nextDouble(), "510104");
        return new Task(
                StopId.next(),
                Kind.VISIT,
                null,
                "",
                "",
                "",
                "ADSL",
                spot,
                20 + dice.nextInt(60),
                from,
                from + 2 * HOUR,
                Task.Facts.NONE);
    }

    private static Set<Spot> spots(DayPlan plan, Item item) {
        var spots = new HashSet<Spot>();
        spots.add(item.task().spot());
        for (var crew : plan.crews()) {
            spots.add(crew.base());
            crew.items().forEach(one -> spots.add(one.task().spot()));
        }
        return spots;
    }
}
