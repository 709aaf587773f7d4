package furong.travel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ways found before, by the node they begin at, the hour and the district whose speeds were taken. Bounded: what was not asked
 * for the longest goes first. All methods may be called from any thread.
 */
final class KnownWays {

    private static final int PAIRS_MAX = 2_000_000;

    /** Where ways begin, and whose speeds hold on them. */
    record From(int node, int hour, String district) {}

    private final Map<From, Row> rows = new LinkedHashMap<>(64, 0.75f, true);
    private long asked;
    private long found;

    /** Fills in what is known; seconds of what is not stay −1. */
    synchronized void read(From from, int[] nodes, int[] seconds, int[] metres) {
        asked += nodes.length;
        Arrays.fill(seconds, -1);
        Arrays.fill(metres, -1);
        var row = rows.get(from);
        if (row == null) return;
        for (int i = 0; i < nodes.length; i++) {
            var at = row.find(nodes[i]);
            if (at < 0) continue;
            seconds[i] = row.seconds[at];
            metres[i] = row.metres[at];
            found++;
        }
    }

    synchronized void keep(From from, int node, int seconds, int metres) {
        rows.computeIfAbsent(from, fresh -> new Row()).put(node, seconds, metres);
    }

    /** Lets the oldest rows go until the rest is small enough. */
    synchronized void tidy() {
        var pairs = pairs();
        var oldest = rows.values().iterator();
        while (pairs > PAIRS_MAX && oldest.hasNext()) {
            pairs -= oldest.next().count;
            oldest.remove();
        }
    }

    synchronized void forget() {
        rows.clear();
    }

    synchronized long pairs() {
        return rows.values().stream().mapToLong(row -> row.count).sum();
    }

    /** Percent of what was asked for that was known. */
    synchronized int percentKnown() {
        return asked == 0 ? 0 : (int) (100 * found / asked);
    }

    /** Nodes and what it takes to get to them, as a hash table of plain numbers. */
    private static final class Row {

        private int[] nodes = free(16);
        private int[] seconds = new int[16];
        private int[] metres = new int[16];
        private int count;

        private static int[] free(int size) {
            var slots = new int[size];
            Arrays.fill(slots, -1);
            return slots;
        }

        private int slot(int node) {
            var at = (node * 0x9E3779B1) >>> 1 & (nodes.length - 1);
            while (nodes[at] != -1 && nodes[at] != node) at = (at + 1) & (nodes.length - 1);
            return at;
        }

        int find(int node) {
            var at = slot(node);
            return nodes[at] == node ? at : -1;
        }

        void put(int node, int took, int length) {
            if (2 * count >= nodes.length) grow();
            var at = slot(node);
            if (nodes[at] == -1) count++;
            nodes[at] = node;
            seconds[at] = took;
            metres[at] = length;
        }

        private void grow() {
            var old = this.nodes;
            var oldSeconds = seconds;
            var oldMetres = metres;
            nodes = free(2 * old.length);
            seconds = new int[nodes.length];
            metres = new int[nodes.length];
            count = 0;
            for (int i = 0; i < old.length; i++) if (old[i] != -1) put(old[i], oldSeconds[i], oldMetres[i]);
        }
    }
}
