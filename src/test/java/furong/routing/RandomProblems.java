package furong.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Problems with all rules mixed, small enough that each rule meets each other. The same seed gives the same problem. */
final class RandomProblems {

    private static final int DAY = 600;

    private final Random random;
    private int places;

    RandomProblems(long seed) {
        random = new Random(seed);
    }

    Problem next() {
        places = 2 + random.nextInt(15);
        var crews = new ArrayList<Crew>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) crews.add(crew());
        var visits = new ArrayList<Visit>();
        for (int i = random.nextInt(26); i > 0; i--) visits.add(visit(crews.size()));
        prefixes(crews, visits.size());
        return new Problem(travel(), crews, visits, links(visits.size()), weights());
    }

    private boolean oneIn(int chance) {
        return random.nextInt(chance) == 0;
    }

    private Crew crew() {
        var from = random.nextInt(DAY / 4);
        var until = from + DAY / 2 + random.nextInt(DAY / 2);
        var end = oneIn(5) ? Crew.ANYWHERE : oneIn(3) ? random.nextInt(places) : 0;
        var crew = Crew.of(oneIn(3) ? random.nextInt(places) : 0, from, until)
                .endingAt(end)
                .withOvertime(oneIn(2) ? 0 : random.nextInt(80))
                .withSkills(skills(4))
                .withPace(oneIn(2) ? 100 : 60 + random.nextInt(90))
                .withStock(3 + random.nextInt(20), random.nextInt(20));
        var breaks = new Break[random.nextInt(4) == 0 ? 2 : random.nextInt(2)];
        var tick = from;
        for (int i = 0; i < breaks.length; i++) {
            var earliest = tick + random.nextInt(DAY / 4);
            breaks[i] = new Break(earliest, earliest + random.nextInt(90), random.nextInt(40));
            tick = earliest + breaks[i].ticks();
        }
        return crew.withBreaks(breaks);
    }

    private Map<String, Integer> skills(int most) {
        var skills = new HashMap<String, Integer>();
        for (int i = random.nextInt(most); i > 0; i--) skills.put("skill" + random.nextInt(3), 1 + random.nextInt(3));
        return skills;
    }

    private Visit visit(int crews) {
        var windows = new ArrayList<Window>();
        for (int i = oneIn(3) ? 3 : 1; i > 0; i--) {
            var earliest = random.nextInt(DAY);
            windows.add(new Window(earliest, earliest + random.nextInt(oneIn(2) ? 60 : DAY)));
        }
        var visit = Visit.of(random.nextInt(places), random.nextInt(60), 0, 0).withWindows(windows);
        if (oneIn(3)) visit = visit.withLateness(random.nextInt(100));
        if (oneIn(3)) visit = visit.withSkills(skills(2));
        if (oneIn(3)) visit = visit.withPriority(1 + random.nextInt(5));
        if (oneIn(2)) visit = visit.withDemand(random.nextInt(4), random.nextInt(3));
        if (oneIn(8)) visit = visit.pinnedTo(random.nextInt(crews));
        if (oneIn(8)) {
            var crewsOut = new HashSet<Integer>();
            crewsOut.add(random.nextInt(crews));
            visit = visit.notBy(crewsOut);
        }
        if (oneIn(12)) visit = visit.startingAt(random.nextInt(DAY));
        if (oneIn(3)) visit = visit.optional(random.nextInt(2_000));
        if (oneIn(2)) visit = visit.publishedFor(random.nextInt(crews), random.nextInt(DAY));
        return visit;
    }

    private void prefixes(List<Crew> crews, int visits) {
        var free = new ArrayList<Integer>();
        for (int v = 0; v < visits; v++) free.add(v);
        for (int crew = 0; crew < crews.size() && !free.isEmpty(); crew++) {
            if (!oneIn(4)) continue;
            var prefix = new ArrayList<Integer>();
            for (int i = 1 + random.nextInt(3); i > 0 && !free.isEmpty(); i--)
                prefix.add(free.remove(random.nextInt(free.size())));
            crews.set(crew, crews.get(crew).withPrefix(prefix));
        }
    }

    private Travel travel() {
        var symmetric = oneIn(2);
        var x = random.ints(places, 0, 60).toArray();
        var y = random.ints(places, 0, 60).toArray();
        var ticks = new int[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                ticks[i][j] = (int) Math.hypot(x[i] - x[j], y[i] - y[j]);
                if (!symmetric && i != j) ticks[i][j] += random.nextInt(10);
            }
        }
        return Travel.of(ticks);
    }

    private List<Link> links(int visits) {
        var links = new ArrayList<Link>();
        if (visits < 2) return links;
        for (int i = random.nextInt(4); i > 0; i--) {
            var first = random.nextInt(visits);
            var second = random.nextInt(visits);
            if (first == second) continue;
            links.add(oneIn(2) ? new Link.Together(first, second) : new Link.After(first, second, random.nextInt(60)));
        }
        return links;
    }

    private Weights weights() {
        return switch (random.nextInt(4)) {
            case 0 -> Weights.travelOnly();
            case 1 -> Weights.ofADay();
            default ->
                new Weights(
                        1 + random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(60),
                        random.nextInt(10),
                        random.nextInt(100),
                        random.nextInt(3),
                        random.nextInt(30),
                        random.nextInt(3),
                        random.nextInt(60));
        };
    }
}
