package furong.travel;

import furong.travel.KnownWays.From;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ways from each of some nodes to each: those known before, and the rest with as few searches as it takes. Where a begin is new
 * one search leads from it to all; where only an end is new one search leads back from it to all, for each set of speeds.
 */
final class Pairs {

    private final Streets streets;
    private final Speeds speeds;
    private final KnownWays known;
    private final int[] nodes;
    private final From[] froms;
    private final int[][] seconds;
    private final int[][] metres;
    private final Map<From, long[]> paces = new HashMap<>();

    /** By begin and end, in the order the nodes were given. */
    record Found(int[][] seconds, int[][] metres) {}

    Pairs(Streets streets, Speeds speeds, KnownWays known, int[] nodes, From[] froms) {
        this.streets = streets;
        this.speeds = speeds;
        this.known = known;
        this.nodes = nodes;
        this.froms = froms;
        seconds = new int[nodes.length][nodes.length];
        metres = new int[nodes.length][nodes.length];
    }

    Found find() {
        for (int i = 0; i < nodes.length; i++) known.read(froms[i], nodes, seconds[i], metres[i]);
        var ways = new Ways(streets);
        for (int i = 0; i < nodes.length; i++) if (2 * missingFrom(i) > nodes.length) searchFrom(i, ways);
        for (int j = 0; j < nodes.length; j++) searchTo(j, ways);
        known.tidy();
        return new Found(seconds, metres);
    }

    private int missingFrom(int i) {
        return (int) Arrays.stream(seconds[i]).filter(took -> took < 0).count();
    }

    private void searchFrom(int i, Ways ways) {
        ways.search(nodes[i], nodes, false, paces(froms[i]));
        for (int j = 0; j < nodes.length; j++) if (seconds[i][j] < 0) take(i, j, nodes[j], ways);
    }

    /** From all that do not know the way to it, those with the same speeds at once. */
    private void searchTo(int j, Ways ways) {
        var open = IntStream.range(0, nodes.length)
                .filter(i -> seconds[i][j] < 0)
                .boxed()
                .toList();
        for (var district :
                open.stream().map(i -> froms[i].district()).distinct().toList()) {
            var begins = open.stream()
                    .filter(i -> froms[i].district().equals(district))
                    .toList();
            var wanted = begins.stream().mapToInt(i -> nodes[i]).toArray();
            ways.search(nodes[j], wanted, true, paces(froms[begins.getFirst()]));
            for (int i : begins) take(i, j, nodes[i], ways);
        }
    }

    private void take(int i, int j, int reached, Ways ways) {
        seconds[i][j] = ways.seconds(reached);
        metres[i][j] = ways.metres(reached);
        known.keep(froms[i], nodes[j], seconds[i][j], metres[i][j]);
    }

    private long[] paces(From from) {
        return paces.computeIfAbsent(
                new From(0, from.hour(), from.district()), same -> speeds.paces(from.hour(), from.district()));
    }
}
