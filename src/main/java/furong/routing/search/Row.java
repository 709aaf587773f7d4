package furong.routing.search;

import java.util.Arrays;

/**
 * A crew's day: nodes in order and, at each position, when the crew leaves at the earliest and when it must be there at the
 * latest. Position 0 is the start place, position length + 1 the end place. With breaks there is such a pair for each level
 * (see {@link Pauses}), at {@code position * levels + level}.
 */
final class Row {

    private final Model model;
    private final int crew;
    private final int[] open;
    private final int[] close;
    private final Pauses pauses;
    final int levels;
    int[] nodes;
    int[] leave;
    int[] latest;
    /** Points of the way from each position to the next. */
    int[] legs;

    final int[] load;
    int length;
    long way;

    Row(Model model, int crew, Routes routes) {
        this.model = model;
        this.crew = crew;
        open = routes.open;
        close = routes.close;
        pauses = model.pauses[crew];
        levels = pauses.levels();
        var size = Math.min(model.visits, 30) + 2;
        nodes = new int[size];
        leave = new int[size * levels];
        latest = new int[size * levels];
        legs = new int[size];
        load = new int[model.kinds];
        nodes[0] = model.startNode[crew];
        nodes[1] = model.endNode[crew];
        renew();
    }

    void copyFrom(Row other) {
        var size = other.length + 2;
        if (nodes.length < size) resize(other.nodes.length);
        System.arraycopy(other.nodes, 0, nodes, 0, size);
        System.arraycopy(other.leave, 0, leave, 0, size * levels);
        System.arraycopy(other.latest, 0, latest, 0, size * levels);
        System.arraycopy(other.legs, 0, legs, 0, size);
        if (load.length > 0) System.arraycopy(other.load, 0, load, 0, load.length);
        length = other.length;
        way = other.way;
    }

    private void resize(int size) {
        nodes = Arrays.copyOf(nodes, size);
        leave = Arrays.copyOf(leave, size * levels);
        latest = Arrays.copyOf(latest, size * levels);
        legs = Arrays.copyOf(legs, size);
    }

    /** Puts the visit behind position {@code after}. Whether that can be driven has been asked before. */
    void insert(int v, int after) {
        if (length + 3 > nodes.length) resize(nodes.length * 2);
        var at = after + 1;
        var tail = length + 1 - after;
        System.arraycopy(nodes, at, nodes, at + 1, tail);
        System.arraycopy(leave, at * levels, leave, (at + 1) * levels, tail * levels);
        System.arraycopy(latest, at * levels, latest, (at + 1) * levels, tail * levels);
        System.arraycopy(legs, at, legs, at + 1, tail);
        nodes[at] = v;
        length++;
        var before = model.cost[nodes[after]][v];
        var behind = model.cost[v][nodes[at + 1]];
        way += before + behind - legs[after];
        legs[after] = before;
        legs[at] = behind;
        for (int k = 0; k < load.length; k++) load[k] += model.demand[v * load.length + k];
        forward(at, at);
        backward(at, at);
    }

    /** Another order altogether. */
    void become(int[] order) {
        if (nodes.length < order.length + 2) resize(order.length + 2);
        nodes[0] = model.startNode[crew];
        System.arraycopy(order, 0, nodes, 1, order.length);
        nodes[order.length + 1] = model.endNode[crew];
        length = order.length;
        Arrays.fill(load, 0);
        for (var v : order) for (int k = 0; k < load.length; k++) load[k] += model.demand[v * load.length + k];
        renew();
    }

    /** Takes out what stands from {@code first} to {@code last}, except {@code stays} visits from {@code stay} on. */
    void remove(int first, int last, int stay, int stays) {
        var to = first;
        for (int p = first; p <= length + 1; p++) {
            var v = nodes[p];
            if (p > last || (p >= stay && p < stay + stays)) {
                nodes[to++] = v;
            } else {
                for (int k = 0; k < load.length; k++) load[k] -= model.demand[v * load.length + k];
            }
        }
        length = to - 2;
        renew();
    }

    /** Works everything out anew. */
    void renew() {
        way = 0;
        legs[0] = 0;
        if (length > 0) {
            for (int p = 0; p <= length; p++) {
                legs[p] = model.cost[nodes[p]][nodes[p + 1]];
                way += legs[p];
            }
        }
        Arrays.fill(leave, 0, levels, Model.NEVER);
        leave[0] = model.from[crew];
        var end = length + 1;
        Arrays.fill(latest, end * levels, end * levels + levels, -Model.NEVER);
        latest[end * levels + levels - 1] = model.limit[crew];
        forward(1, length);
        backward(length, 1);
        if (levels == 1) latest[0] = Math.min(Model.NEVER, latest[1] - model.time[nodes[0]][nodes[1]]);
        else latest[0] = latestLeave(0, 0);
    }

    /** Whether the crew can be back in time without breaking anything on its way. */
    boolean drivable() {
        return length == 0 || latest[0] >= leave[0];
    }

    /** Earliest departures from position {@code first} on, at least up to {@code changed} and until nothing changes. */
    private void forward(int first, int changed) {
        if (levels > 1) {
            forwardByLevel(first, changed);
            return;
        }
        var duration = model.duration[crew];
        for (int p = first; p <= length; p++) {
            var v = nodes[p];
            var start = earliestStart(v, leave[p - 1] + model.time[nodes[p - 1]][v]);
            var done = start + duration[v];
            if (p > changed && done == leave[p]) return;
            leave[p] = done;
        }
    }

    /** Latest arrivals from position {@code first} down, at least down to {@code changed} and until nothing changes. */
    private void backward(int first, int changed) {
        if (levels > 1) {
            backwardByLevel(first, changed);
            return;
        }
        var duration = model.duration[crew];
        for (int p = first; p > 0; p--) {
            var v = nodes[p];
            var start = latestStart(v, latest[p + 1] - model.time[v][nodes[p + 1]] - duration[v]);
            if (p < changed && start == latest[p]) return;
            latest[p] = start;
        }
    }

    private void forwardByLevel(int first, int changed) {
        var duration = model.duration[crew];
        for (int p = first; p <= length; p++) {
            var v = nodes[p];
            var way = model.time[nodes[p - 1]][v];
            var same = true;
            for (int m = 0; m < levels; m++) {
                var start = earliestStart(v, arrival(p - 1, way, m));
                var done = start >= Model.NEVER ? Model.NEVER : start + duration[v];
                same &= done == leave[p * levels + m];
                leave[p * levels + m] = done;
            }
            if (p > changed && same) return;
        }
    }

    private void backwardByLevel(int first, int changed) {
        var duration = model.duration[crew];
        for (int p = first; p > 0; p--) {
            var v = nodes[p];
            var same = true;
            for (int l = 0; l < levels; l++) {
                var start = latestStart(v, latestLeave(p, l) - duration[v]);
                same &= start == latest[p * levels + l];
                latest[p * levels + l] = start;
            }
            if (p < changed && same) return;
        }
    }

    /** Earliest arrival at level m after a way that begins at a position. */
    int arrival(int position, int way, int m) {
        var arrival = Model.NEVER;
        for (int l = 0; l <= m; l++) {
            var left = leave[position * levels + l];
            var at = l * levels + m;
            if (left > pauses.latest()[at] || left >= Model.NEVER) continue;
            arrival = Math.min(arrival, Math.max(left + way + pauses.total()[at], pauses.ready()[at]));
        }
        return arrival;
    }

    /** From which level that arrival comes. */
    int levelBefore(int position, int way, int m) {
        for (int l = m; l >= 0; l--) {
            var left = leave[position * levels + l];
            var at = l * levels + m;
            if (left > pauses.latest()[at] || left >= Model.NEVER) continue;
            if (Math.max(left + way + pauses.total()[at], pauses.ready()[at]) == arrival(position, way, m)) return l;
        }
        throw new IllegalStateException("no way to level " + m + " of crew " + crew);
    }

    private int latestLeave(int position, int l) {
        return latestLeave(model.time[nodes[position]][nodes[position + 1]], position + 1, l);
    }

    /** Latest departure at level l from which the row can still be driven from position {@code next} on. */
    private int latestLeave(int way, int next, int l) {
        var best = -Model.NEVER;
        for (int m = l; m < levels; m++) {
            var at = l * levels + m;
            var arrive = latest[next * levels + m];
            if (arrive < pauses.ready()[at] || arrive <= -Model.NEVER) continue;
            best = Math.max(best, Math.min(pauses.latest()[at], arrive - way - pauses.total()[at]));
        }
        return best;
    }

    /** First position from {@code low} on whose successor may still be reached at a tick: latest arrivals only grow. */
    int firstReached(int low, int tick) {
        var from = low;
        var to = length + 1;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (latest[middle + 1] < tick) from = middle + 1;
            else to = middle;
        }
        return Math.min(from, length);
    }

    /** Whether the van has enough left for the visit. */
    boolean carries(int v) {
        for (int k = 0; k < load.length; k++) {
            var asked = model.demand[v * load.length + k];
            if (asked > 0 && load[k] + asked > model.stock[crew * load.length + k]) return false;
        }
        return true;
    }

    /** Earliest start of a visit put behind a position, if the row can then still be driven; otherwise never. */
    int startIfFits(int v, int after) {
        var start = Model.NEVER;
        var to = model.time[nodes[after]][v];
        var on = model.time[v][nodes[after + 1]];
        for (int m = 0; m < levels; m++) {
            var candidate = earliestStart(v, arrival(after, to, m));
            if (candidate >= Model.NEVER || candidate >= start) continue;
            if (candidate + model.duration[crew][v] <= latestLeave(on, after + 1, m)) start = candidate;
        }
        return start;
    }

    /** First tick not before {@code arrival} at which the visit may start, never if there is none. */
    int earliestStart(int v, int arrival) {
        var start = Math.max(arrival, open[v]);
        if (start > close[v]) return Model.NEVER;
        var choices = model.choices[v];
        if (choices == null) return start;
        for (int i = 0; i < choices.length; i += 2)
            if (start <= choices[i + 1]) {
                start = Math.max(start, choices[i]);
                return start > close[v] ? Model.NEVER : start;
            }
        return Model.NEVER;
    }

    private int latestStart(int v, int bound) {
        var start = Math.min(bound, close[v]);
        if (start < open[v]) return -Model.NEVER;
        var choices = model.choices[v];
        if (choices == null) return start;
        for (int i = choices.length - 2; i >= 0; i -= 2)
            if (start >= choices[i]) {
                start = Math.min(start, choices[i + 1]);
                return start < open[v] ? -Model.NEVER : start;
            }
        return -Model.NEVER;
    }
}
