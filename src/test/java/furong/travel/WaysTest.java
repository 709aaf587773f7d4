package furong.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quickest ways on street nets at random, beside the plainest way to work them out. */
class WaysTest {

    private static final long NEVER = Long.MAX_VALUE / 4;

    @Test
    void searchesFindWhatTryingEverythingFinds() {
        System.out.println("travel: street nets at random, seeds 0 to 59");
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var streets = net(random, 5 + random.nextInt(40));
            var paces = random.longs(Road.values().length, 40_000, 300_000).toArray();
            var all = everything(streets, paces);
            var nodes = IntStream.range(0, streets.nodes()).toArray();
            var ways = new Ways(streets);
            for (var begin : nodes) {
                ways.search(begin, nodes, false, paces);
                for (var end : nodes) {
                    assertThat(ways.seconds(end)).as("seed %s", seed).isEqualTo((int)
                            ((all[begin][end] + 500_000) / 1_000_000));
                    assertThat(driven(streets, ways.path(end), paces))
                            .as("seed %s", seed)
                            .isEqualTo(all[begin][end]);
                }
                ways.search(begin, nodes, true, paces);
                for (var end : nodes)
                    assertThat(ways.seconds(end)).as("seed %s", seed).isEqualTo((int)
                            ((all[end][begin] + 500_000) / 1_000_000));
            }
        }
    }

    @Test
    void whatCannotBeLeftIsNotOnTheMap() {
        var plan = new StreetPlan();
        for (int i = 0; i < 4; i++) plan.node(30.60 + i * 0.01, 104);
        for (int i = 0; i < 2; i++) {
            plan.way(i, i + 1, 1_100, Road.PRIMARY);
            plan.way(i + 1, i, 1_100, Road.PRIMARY);
        }
        plan.way(2, 3, 1_100, Road.PRIMARY);
        var streets = plan.build();
        assertThat(streets.nodes()).isEqualTo(3);
        assertThat(streets.ways()).isEqualTo(4);
        assertThat(streets.nearest(new Spot(30.6201, 104.0001, ""), 500)).isEqualTo(2);
        assertThat(streets.nearest(new Spot(30.63, 104, ""), 500)).isEqualTo(-1);
    }

    @Test
    void theNearestNodeIsTheNearest() {
        var random = new Random(7);
        var streets = net(random, 200);
        for (int i = 0; i < 500; i++) {
            var spot = new Spot(30.6 + random.nextDouble() / 50, 104 + random.nextDouble() / 50, "");
            var nearest = IntStream.range(0, streets.nodes())
                    .mapToDouble(n -> Spot.metres(spot.lat(), spot.lon(), streets.lat[n], streets.lon[n]))
                    .min()
                    .orElseThrow();
            var found = streets.nearest(spot, 600);
            if (nearest > 600) assertThat(found).isEqualTo(-1);
            else
                assertThat(Spot.metres(spot.lat(), spot.lon(), streets.lat[found], streets.lon[found]))
                        .isEqualTo(nearest);
        }
    }

    static Streets net(Random random, int nodes) {
        var plan = new StreetPlan();
        for (int n = 0; n < nodes; n++) plan.node(30.6 + random.nextDouble() / 50, 104 + random.nextDouble() / 50);
        for (int n = 0; n < nodes; n++) plan.way(n, (n + 1) % nodes, 1 + random.nextInt(2_000), road(random));
        for (int w = 0; w < 3 * nodes; w++)
            plan.way(random.nextInt(nodes), random.nextInt(nodes), 1 + random.nextInt(2_000), road(random));
        return plan.build();
    }

    private static Road road(Random random) {
        return Road.values()[random.nextInt(Road.values().length)];
    }

    /** Floyd and Warshall's three loops. */
    private static long[][] everything(Streets streets, long[] paces) {
        var size = streets.nodes();
        var all = new long[size][size];
        for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) all[i][j] = i == j ? 0 : NEVER;
        var out = streets.out;
        for (int n = 0; n < size; n++)
            for (int w = out.first()[n]; w < out.first()[n + 1]; w++)
                all[n][out.to()[w]] = Math.min(all[n][out.to()[w]], out.metres()[w] * paces[out.road()[w]]);
        for (int k = 0; k < size; k++)
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) all[i][j] = Math.min(all[i][j], all[i][k] + all[k][j]);
        return all;
    }

    private static long driven(Streets streets, int[] path, long[] paces) {
        var sum = 0L;
        var out = streets.out;
        for (int i = 1; i < path.length; i++) {
            var least = NEVER;
            for (int w = out.first()[path[i - 1]]; w < out.first()[path[i - 1] + 1]; w++)
                if (out.to()[w] == path[i]) least = Math.min(least, out.metres()[w] * paces[out.road()[w]]);
            sum += least;
        }
        return sum;
    }
}
