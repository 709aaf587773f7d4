package furong.routing.search;

import furong.routing.Cost;
import furong.routing.Plan;
import furong.routing.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The times of one row, everything as early as its bounds allow, and what they cost. Reused from row to row. */
final class Schedule {

    private static final int TERMS = 5;
    private static final int IDLE = 0;
    private static final int LATENESS = 1;
    private static final int OVERTIME = 2;
    private static final int DISRUPTION = 3;
    private static final int RISK = 4;

    private final Model model;
    private final Weights weights;
    private final long[] terms = new long[TERMS];
    private int[] start = new int[16];
    private int[] level = new int[16];
    private int end;

    Schedule(Model model) {
        this.model = model;
        weights = model.problem.weights();
    }

    /** Points of a row, ways included. */
    long points(Routes routes, int r) {
        var row = routes.rows[r];
        if (row.length == 0) return 0;
        if (!model.timed) return row.way;
        work(row, r);
        var points = row.way;
        for (var term : terms) points += term;
        return points;
    }

    /** The same by name. */
    Cost cost(Routes routes, int r) {
        var row = routes.rows[r];
        if (row.length == 0) return Cost.NONE;
        work(row, r);
        return new Cost(row.way, terms[IDLE], terms[LATENESS], terms[OVERTIME], terms[DISRUPTION], terms[RISK], 0);
    }

    private void work(Row row, int r) {
        times(row, r);
        Arrays.fill(terms, 0);
        for (int p = 1; p <= row.length; p++) {
            var v = row.nodes[p];
            own(v, r, start[p]);
            if (p > 1) terms[IDLE] += (long) weights.idle() * waited(row, r, p);
        }
        var over = Math.max(0, end - model.problem.crews().get(r).until());
        terms[OVERTIME] += (long) weights.overtime() * over;
    }

    /** Finds the levels from the end, then the times. */
    private void times(Row row, int r) {
        var size = row.length + 2;
        if (start.length < size) {
            start = new int[2 * size];
            level = new int[2 * size];
        }
        var last = row.length + 1;
        var way = model.time[row.nodes[last - 1]][row.nodes[last]];
        level[last] = row.levels - 1;
        end = row.arrival(last - 1, way, level[last]);
        for (int p = last; p > 0; p--)
            level[p - 1] =
                    row.levels == 1 ? 0 : row.levelBefore(p - 1, model.time[row.nodes[p - 1]][row.nodes[p]], level[p]);
        for (int p = 1; p < last; p++)
            start[p] = row.leave[p * row.levels + level[p]] - model.duration[r][row.nodes[p]];
    }

    private int waited(Row row, int r, int p) {
        var left = row.leave[(p - 1) * row.levels + level[p - 1]];
        var pause = model.pauses[r].total()[level[p - 1] * row.levels + level[p]];
        return start[p] - left - model.time[row.nodes[p - 1]][row.nodes[p]] - pause;
    }

    /** Terms of a visit by itself. */
    private void own(int v, int r, int tick) {
        var visit = model.problem.visits().get(v);
        terms[LATENESS] += (long) weights.lateness() * visit.priority() * late(v, tick);
        terms[RISK] += (long) weights.risk() * visit.priority() * tight(v, tick);
        var published = visit.published();
        if (published == null) return;
        if (published.crew() != r) terms[DISRUPTION] += weights.otherCrew();
        var moved = Math.abs(tick - published.start()) - weights.grace();
        if (moved > 0) terms[DISRUPTION] += (long) weights.shift() * moved;
    }

    /** Points of a visit by itself if it started then. */
    long ownPoints(int v, int r, int tick) {
        Arrays.fill(terms, 0);
        own(v, r, tick);
        return terms[LATENESS] + terms[RISK] + terms[DISRUPTION];
    }

    /**
     * What a visit put behind position {@code after} costs besides its way: its own terms, and for a crew without breaks what
     * it does to those behind it, exactly. Of a crew with breaks only its own: the price of the whole plan decides anyway.
     */
    long extraPoints(Row row, int r, int v, int after, int tick) {
        var extra = ownPoints(v, r, tick);
        if (row.levels > 1) return extra;
        if (after > 0) extra += (long) weights.idle() * (tick - row.leave[after] - model.time[row.nodes[after]][v]);
        var left = tick + model.duration[r][v];
        var node = v;
        for (int p = after + 1; p <= row.length; p++) {
            var next = row.nodes[p];
            var arrival = left + model.time[node][next];
            var fresh = row.earliestStart(next, arrival);
            var old = row.leave[p] - model.duration[r][next];
            extra += (long) weights.idle() * (fresh - arrival);
            if (p > 1) {
                var before = row.nodes[p - 1];
                extra -= (long) weights.idle() * (old - row.leave[p - 1] - model.time[before][next]);
            }
            if (fresh == old) return extra;
            extra += ownPoints(next, r, fresh) - ownPoints(next, r, old);
            left = fresh + model.duration[r][next];
            node = next;
        }
        return extra + later(row, r, left + model.time[node][row.nodes[row.length + 1]]);
    }

    private long later(Row row, int r, int end) {
        var until = model.problem.crews().get(r).until();
        var was = row.length == 0
                ? until
                : row.leave[row.length] + model.time[row.nodes[row.length]][row.nodes[row.length + 1]];
        return (long) weights.overtime() * (Math.max(until, end) - Math.max(until, was));
    }

    /** When the visit, which is in a row, starts. */
    int startOf(Routes routes, int v) {
        var r = routes.routeOf[v];
        times(routes.rows[r], r);
        return start[routes.positionOf[v]];
    }

    private int late(int v, int tick) {
        var until = windowEnd(v, tick);
        return until == Model.NEVER ? 0 : Math.max(0, tick - until);
    }

    private int tight(int v, int tick) {
        var until = windowEnd(v, tick);
        if (until == Model.NEVER) return 0;
        return Math.clamp((long) weights.margin() - until + tick, 0, weights.margin());
    }

    /** End of the window the tick is in, or of the last one before it; never if it is before all. */
    private int windowEnd(int v, int tick) {
        var windows = model.promised[v];
        var until = Model.NEVER;
        for (int i = 0; i < windows.length && windows[i] <= tick; i += 2) until = windows[i + 1];
        return until;
    }

    Plan.Route route(Routes routes, int r) {
        var row = routes.rows[r];
        if (row.length == 0) return new Plan.Route(List.of(), List.of(), model.from[r]);
        times(row, r);
        var stops = new ArrayList<Plan.Stop>();
        var breaks = new ArrayList<Integer>();
        for (int p = 1; p <= row.length + 1; p++) {
            var way = model.time[row.nodes[p - 1]][row.nodes[p]];
            var arrival = row.arrival(p - 1, way, level[p]);
            var tick = row.leave[(p - 1) * row.levels + level[p - 1]];
            for (int b = level[p - 1]; b < level[p]; b++) {
                tick = Math.max(tick, model.pauses[r].earliest()[b]);
                breaks.add(tick);
                tick += model.pauses[r].ticks()[b];
            }
            if (p > row.length) continue;
            stops.add(new Plan.Stop(row.nodes[p], arrival, start[p], row.leave[p * row.levels + level[p]]));
        }
        return new Plan.Route(stops, breaks, end);
    }
}
