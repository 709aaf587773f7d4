package furong.travel;

/** Strongly connected parts of a street net, by the two passes of S. R. Kosaraju, without recursion. */
final class Parts {

    private final Streets.Half out;
    private final Streets.Half in;
    private final int nodes;

    Parts(Streets.Half out, Streets.Half in) {
        this.out = out;
        this.in = in;
        nodes = out.first().length - 1;
    }

    /** By node, whether it is in the largest part. */
    boolean[] largest() {
        var order = finished();
        var part = new int[nodes];
        var sizes = new int[nodes + 1];
        var stack = new int[nodes];
        var parts = 0;
        for (int i = nodes - 1; i >= 0; i--) {
            if (part[order[i]] > 0) continue;
            parts++;
            var depth = 0;
            stack[depth++] = order[i];
            part[order[i]] = parts;
            while (depth > 0) {
                var node = stack[--depth];
                sizes[parts]++;
                for (int w = in.first()[node]; w < in.first()[node + 1]; w++) {
                    var before = in.to()[w];
                    if (part[before] > 0) continue;
                    part[before] = parts;
                    stack[depth++] = before;
                }
            }
        }
        var best = 0;
        for (int p = 1; p <= parts; p++) if (sizes[p] > sizes[best]) best = p;
        var kept = new boolean[nodes];
        for (int n = 0; n < nodes; n++) kept[n] = part[n] == best;
        return kept;
    }

    /** Nodes in the order in which a depth-first walk is done with them. */
    private int[] finished() {
        var order = new int[nodes];
        var count = 0;
        var seen = new boolean[nodes];
        var next = out.first().clone();
        var stack = new int[nodes];
        for (int begin = 0; begin < nodes; begin++) {
            if (seen[begin]) continue;
            var depth = 0;
            stack[depth++] = begin;
            seen[begin] = true;
            while (depth > 0) {
                var node = stack[depth - 1];
                if (next[node] == out.first()[node + 1]) {
                    order[count++] = node;
                    depth--;
                    continue;
                }
                var to = out.to()[next[node]++];
                if (seen[to]) continue;
                seen[to] = true;
                stack[depth++] = to;
            }
        }
        return order;
    }
}
