package furong.routing.bench;

import furong.routing.Break;
import furong.routing.Budget;
import furong.routing.Checker;
import furong.routing.Crew;
import furong.routing.Link;
import furong.routing.Planner;
import furong.routing.Problem;
import furong.routing.Travel;
import furong.routing.Visit;
import furong.routing.Weights;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What a day costs as it grows: technicians' days of ten visits each, with shifts, breaks, skills and promised windows. */
final class Sizes {

    private static final int HOUR = 3_600;
    private static final double KILOMETRES = 30;
    private static final double SECONDS_PER_KILOMETRE = 150;

    private Sizes() {}

    /** Plans a day of each size and prints what it came to; the keys of the last line. */
    static String measure(String sizes, int seconds) {
        var keys = new StringBuilder();
        System.out.printf(
                "%8s %6s %6s %14s %12s %10s %12s%n",
                "visits", "crews", "CPU s", "rounds/CPU-s", "points/visit", "unserved", "peak heap MB");
        for (var size : sizes.split(",")) {
            var visits = Integer.parseInt(size);
            var problem = day(visits, Math.max(1, visits / 10), 1);
            for (var pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
            var answer = Planner.on(problem).plan(Budget.cpuMillis(1_000L * seconds));
            var peak = peakHeap();
            var report = Checker.check(problem, answer.plan());
            if (!report.broken().isEmpty())
                throw new IllegalStateException(report.broken().toString());
            var each = answer.cost().total() / (double) visits;
            System.out.printf(
                    Locale.ROOT,
                    "%8d %6d %6d %14d %12.1f %10d %12d%n",
                    visits,
                    problem.crews().size(),
                    seconds,
                    answer.rounds() / seconds,
                    each,
                    answer.unserved().size(),
                    peak);
            keys.append(String.format(
                    Locale.ROOT, " points_%d=%.1f rounds_%d=%d", visits, each, visits, answer.rounds() / seconds));
        }
        return keys.toString();
    }

    /** Of all that was in use at once since the last reset, garbage included. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** A day in a city: places at random, windows of two hours, a third of the visits for the more skilled. */
    static Problem day(int visits, int crews, long seed) {
        var random = new Random(seed);
        var places = visits + 4;
        var x = random.doubles(places, 0, KILOMETRES).toArray();
        var y = random.doubles(places, 0, KILOMETRES).toArray();
        var ticks = new int[places][places];
        for (int i = 0; i < places; i++)
            for (int j = 0; j < places; j++)
                ticks[i][j] = (int) (Math.hypot(x[i] - x[j], y[i] - y[j]) * SECONDS_PER_KILOMETRE);
        var people = new ArrayList<Crew>();
        for (int i = 0; i < crews; i++) {
            people.add(Crew.of(visits + i % 4, 8 * HOUR, 18 * HOUR)
                    .withOvertime(HOUR)
                    .withSkills(i % 2 == 0 ? Map.of("fibre", 2) : Map.of("fibre", 1))
                    .withBreaks(new Break(11 * HOUR, 13 * HOUR, HOUR / 2)));
        }
        var work = new ArrayList<Visit>();
        for (int i = 0; i < visits; i++) {
            var from = (8 + 2 * random.nextInt(4)) * HOUR;
            var visit = Visit.of(i, HOUR / 3 + random.nextInt(HOUR / 2), from, from + 2 * HOUR);
            work.add(random.nextInt(3) == 0 ? visit.withSkills(Map.of("fibre", 2)) : visit);
        }
        return new Problem(Travel.of(ticks), people, work, List.<Link>of(), Weights.ofADay());
    }
}
