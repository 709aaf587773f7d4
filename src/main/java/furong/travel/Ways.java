package furong.travel;

import java.util.Arrays;

/**
 * Quickest ways from one node to many, or from many to one: E. Dijkstra (1959) with a binary heap, ended as soon as all that
 * were asked for are reached. Keeps its arrays from search to search; belongs to one thread.
 */
final class Ways {

    private static final int NOT_REACHED = -1;

    private final Streets streets;
    private final long[] micros;
    private final int[] metres;
    private final int[] before;
    private final int[] round;
    private final int[] wanted;
    private int rounds;
    private long[] keys = new long[256];
    private int[] heap = new int[256];
    private int size;

    Ways(Streets streets) {
        this.streets = streets;
        micros = new long[streets.nodes()];
        metres = new int[streets.nodes()];
        before = new int[streets.nodes()];
        round = new int[streets.nodes()];
        wanted = new int[streets.nodes()];
    }

    /**
     * Searches until all of {@code nodes} are reached.
     *
     * @param backward whether ways lead to the begin, not away from it
     * @param paces microseconds for a metre, by kind of road
     */
    void search(int begin, int[] nodes, boolean backward, long[] paces) {
        var half = backward ? streets.in : streets.out;
        rounds++;
        var open = 0;
        for (var node : nodes) {
            if (wanted[node] == rounds) continue;
            wanted[node] = rounds;
            open++;
        }
        size = 0;
        reach(begin, 0, 0, NOT_REACHED);
        while (size > 0 && open > 0) {
            var key = keys[0];
            var node = pop();
            if (key > micros[node]) continue;
            if (wanted[node] == rounds) {
                wanted[node] = 0;
                open--;
            }
            for (int w = half.first()[node]; w < half.first()[node + 1]; w++) {
                var length = half.metres()[w];
                reach(half.to()[w], key + length * paces[half.road()[w]], metres[node] + length, node);
            }
        }
    }

    private void reach(int node, long at, int length, int from) {
        if (round[node] == rounds && micros[node] <= at) return;
        round[node] = rounds;
        micros[node] = at;
        metres[node] = length;
        before[node] = from;
        push(node, at);
    }

    /** Seconds between the begin and a node that was asked for. */
    int seconds(int node) {
        return (int) Math.min(Integer.MAX_VALUE, (micros[node] + 500_000) / 1_000_000);
    }

    int metres(int node) {
        return metres[node];
    }

    /** Nodes from the begin of a forward search to one that was asked for. */
    int[] path(int node) {
        var count = 0;
        for (var n = node; n != NOT_REACHED; n = before[n]) count++;
        var path = new int[count];
        for (var n = node; n != NOT_REACHED; n = before[n]) path[--count] = n;
        return path;
    }

    private void push(int node, long key) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        var at = size++;
        while (at > 0 && keys[(at - 1) / 2] > key) {
            heap[at] = heap[(at - 1) / 2];
            keys[at] = keys[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = node;
        keys[at] = key;
    }

    private int pop() {
        var top = heap[0];
        size--;
        var node = heap[size];
        var key = keys[size];
        var at = 0;
        while (2 * at + 1 < size) {
            var child = 2 * at + 1;
            if (child + 1 < size && keys[child + 1] < keys[child]) child++;
            if (keys[child] >= key) break;
            heap[at] = heap[child];
            keys[at] = keys[child];
            at = child;
        }
        heap[at] = node;
        keys[at] = key;
        return top;
    }
}
