package furong.travel;

import java.util.Arrays;

/** Streets as they are read, one after another; made into {@link Streets} at the end. */
final class StreetPlan {

    private float[] lat = new float[1_024];
    private float[] lon = new float[1_024];
    private int nodes;
    private int[] from = new int[4_096];
    private int[] to = new int[4_096];
    private int[] metres = new int[4_096];
    private byte[] road = new byte[4_096];
    private int ways;

    int node(double north, double east) {
        if (nodes == lat.length) {
            lat = Arrays.copyOf(lat, 2 * nodes);
            lon = Arrays.copyOf(lon, 2 * nodes);
        }
        lat[nodes] = (float) north;
        lon[nodes] = (float) east;
        return nodes++;
    }

    /** A way in one direction. */
    void way(int begin, int end, double length, Road kind) {
        if (begin < 0 || end < 0 || begin >= nodes || end >= nodes)
            throw new IllegalArgumentException("a way between unknown nodes: " + begin + ", " + end);
        if (ways == from.length) {
            from = Arrays.copyOf(from, 2 * ways);
            to = Arrays.copyOf(to, 2 * ways);
            metres = Arrays.copyOf(metres, 2 * ways);
            road = Arrays.copyOf(road, 2 * ways);
        }
        from[ways] = begin;
        to[ways] = end;
        metres[ways] = (int) Math.max(1, Math.round(length));
        road[ways++] = (byte) kind.ordinal();
    }

    /**
     * The largest part of it in which each node can be reached from each other: yards, car parks and ways cut off at the edge of
     * an extract would else be places nobody can leave.
     */
    Streets build() {
        var parts = new Parts(half(from, to), half(to, from));
        var kept = parts.largest();
        var number = new int[nodes];
        var count = 0;
        for (int n = 0; n < nodes; n++) number[n] = kept[n] ? count++ : -1;
        var north = new float[count];
        var east = new float[count];
        for (int n = 0; n < nodes; n++) {
            if (!kept[n]) continue;
            north[number[n]] = lat[n];
            east[number[n]] = lon[n];
        }
        var left = 0;
        for (int w = 0; w < ways; w++) {
            if (!kept[from[w]] || !kept[to[w]]) continue;
            from[left] = number[from[w]];
            to[left] = number[to[w]];
            metres[left] = metres[w];
            road[left++] = road[w];
        }
        ways = left;
        nodes = count;
        return new Streets(north, east, half(from, to), half(to, from));
    }

    private Streets.Half half(int[] begins, int[] ends) {
        var first = new int[nodes + 1];
        for (int w = 0; w < ways; w++) first[begins[w] + 1]++;
        for (int n = 0; n < nodes; n++) first[n + 1] += first[n];
        var next = first.clone();
        var half = new Streets.Half(first, new int[ways], new int[ways], new byte[ways]);
        for (int w = 0; w < ways; w++) {
            var at = next[begins[w]]++;
            half.to()[at] = ends[w];
            half.metres()[at] = metres[w];
            half.road()[at] = road[w];
        }
        return half;
    }
}
