package furong.routing.search;

import furong.routing.Crew;
import furong.routing.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Ticks and points between nodes, as tables of rows: what the inner loop reads lies together. */
final class Ways {

    private static final int LEG_MAX = 1 << 28;
    private static final int NEAR_MAX = 250;

    final int[] startNode;
    final int[] endNode;
    final int[][] time;
    final int[][] timeIn;
    final int[][] cost;
    final int[][] costIn;
    private final Problem problem;

    Ways(Problem problem) {
        this.problem = problem;
        startNode = new int[problem.crews().size()];
        endNode = new int[problem.crews().size()];
        var places = places();
        time = table(places, false);
        cost = sameAsTime() ? time : table(places, true);
        timeIn = turned(time);
        costIn = cost == time ? timeIn : turned(cost);
    }

    private int[] places() {
        var known = new HashSet<Integer>();
        var places = new ArrayList<Integer>();
        for (var visit : problem.visits()) places.add(visit.place());
        for (int crew = 0; crew < startNode.length; crew++) {
            var ends = problem.crews().get(crew);
            for (var place : List.of(ends.start(), ends.end())) {
                if (known.add(place)) places.add(place);
            }
            startNode[crew] = places.lastIndexOf(ends.start());
            endNode[crew] = places.lastIndexOf(ends.end());
        }
        return places.stream().mapToInt(place -> place).toArray();
    }

    private boolean sameAsTime() {
        var weights = problem.weights();
        return weights.travel() + weights.distance() == 1
                && (weights.travel() == 1 || problem.travel().distancesAreTicks());
    }

    private int[][] table(int[] places, boolean points) {
        var travel = problem.travel();
        var weights = problem.weights();
        var day = problem.crews().stream()
                .mapToLong(crew -> (long) crew.until() + crew.overtimeMax() - crew.from())
                .max()
                .orElseThrow();
        var table = new int[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                if (places[i] == Crew.ANYWHERE || places[j] == Crew.ANYWHERE) continue;
                var ticks = travel.ticks(places[i], places[j]);
                if (!points) {
                    table[i][j] = ticks;
                    continue;
                }
                var price = (long) weights.travel() * ticks
                        + (long) weights.distance() * travel.distance(places[i], places[j]);
                if (price > LEG_MAX && ticks <= day)
                    throw new IllegalArgumentException("a way of " + price + " points: take smaller weights");
                table[i][j] = (int) Math.min(price, LEG_MAX);
            }
        }
        return table;
    }

    private long way(int from, int to, Apart apart) {
        return Math.min(LEG_MAX, cost[from][to] + apart.points(from, to));
    }

    private static int[][] turned(int[][] table) {
        var turned = new int[table.length][table.length];
        var symmetric = true;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                turned[j][i] = table[i][j];
                symmetric &= table[i][j] == table[j][i];
            }
        }
        return symmetric ? table : turned;
    }

    /** What is added to the way from one visit to the other. */
    interface Apart {
        long points(int before, int after);
    }

    /** The visits nearest to each, nearest first, by the better of both directions. */
    int[][] near(int visits, Apart apart) {
        var rows = new int[visits][];
        var keys = new long[Math.max(0, visits - 1)];
        for (int v = 0; v < visits; v++) {
            var size = 0;
            for (int u = 0; u < visits; u++)
                if (u != v) keys[size++] = (Math.min(way(v, u, apart), way(u, v, apart)) << 32) | u;
            Arrays.sort(keys);
            rows[v] = new int[Math.min(NEAR_MAX, size)];
            for (int i = 0; i < rows[v].length; i++) rows[v][i] = (int) keys[i];
        }
        return rows;
    }
}
