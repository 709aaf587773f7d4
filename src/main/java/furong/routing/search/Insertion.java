package furong.routing.search;

import java.util.Arrays;

/**
 * The cheapest place for a visit. A row that has not changed since it was last asked answers from a table, so that a round
 * costs what it touched and not the size of the plan. A place is passed over with a small chance (a "blink"), which is what
 * keeps the greedy choice from always being the same.
 */
final class Insertion {

    /** One in a hundred, of 2^24: the rate of Christiaens and Vanden Berghe. */
    private static final int BLINK = (1 << 24) / 100;

    private static final int NOWHERE = Integer.MAX_VALUE;

    final Routes routes;
    private final Model model;
    private final Schedule schedule;
    private final Dice dice;
    /** By visit and crew: the stamp of the row when it was last asked, and what it answered. */
    private final long[] known;

    private final int[] knownAfter;
    private final boolean[] barred;

    /** The answer: extra points, crew (−1 if it fits nowhere) and the position behind which it goes. */
    int points;

    int crew;
    int after;

    Insertion(Routes routes, Schedule schedule, Dice dice) {
        this.routes = routes;
        this.schedule = schedule;
        this.dice = dice;
        model = routes.model;
        known = new long[model.visits * model.crews];
        knownAfter = new int[model.visits * model.crews];
        barred = new boolean[model.crews];
    }

    void forget() {
        Arrays.fill(known, 0);
    }

    /** Looks everywhere. */
    void find(int v) {
        if (model.group[v] >= 0) {
            findLinked(v);
            return;
        }
        clear();
        var may = model.allowed[v];
        var first = v * model.crews;
        for (int i = 0; i < routes.usedCount; i++) {
            var r = routes.used[i];
            var stamp = routes.stamp[r];
            if (stamp == 0) {
                if (may[r]) scan(v, r, true);
            } else {
                var entry = known[first + r];
                if ((int) (entry >>> 32) != stamp) entry = learn(v, r, may[r]);
                if ((int) entry < points) take(v, r, (int) entry);
            }
        }
        for (int c = 0; c < model.classes; c++) {
            if (routes.idleCount[c] == 0) continue;
            var r = routes.idle[c][routes.idleCount[c] - 1];
            if (may[r]) scan(v, r, true);
        }
    }

    /** A linked visit's bounds change from round to round: nothing is known of it. */
    private void findLinked(int v) {
        clear();
        for (int r = 0; r < model.crews; r++)
            if (model.allowed[v][r] && !barred[r] && !routes.isClosed(r)) scan(v, r, true);
    }

    /** Looks in one crew's day only. */
    void findIn(int v, int r) {
        clear();
        if (!routes.isClosed(r)) scan(v, r, true);
    }

    /** From now on no linked visit is given to this crew, until {@link #barNone}. */
    void bar(int r) {
        barred[r] = true;
    }

    void barNone() {
        Arrays.fill(barred, false);
    }

    private void clear() {
        points = NOWHERE;
        crew = -1;
    }

    private void take(int v, int r, int extra) {
        if (dice.happens(BLINK)) {
            scan(v, r, true);
        } else {
            points = extra;
            crew = r;
            after = knownAfter[v * model.crews + r];
        }
    }

    /** Asks the row, all of it, and keeps the answer until the row changes. */
    private long learn(int v, int r, boolean may) {
        var oldPoints = points;
        var oldCrew = crew;
        var oldAfter = after;
        clear();
        if (may) scan(v, r, false);
        var key = v * model.crews + r;
        var entry = (long) routes.stamp[r] << 32 | (points & 0xFFFFFFFFL);
        known[key] = entry;
        knownAfter[key] = after;
        points = oldPoints;
        crew = oldCrew;
        after = oldAfter;
        return entry;
    }

    private void scan(int v, int r, boolean blinking) {
        var row = routes.rows[r];
        if (!row.carries(v)) return;
        if (model.timed || row.levels > 1) scanTimed(v, r, row, blinking);
        else scanPlain(v, r, row, blinking);
    }

    /** Ways alone count and there is no break: the inner loop of the whole search. */
    private void scanPlain(int v, int r, Row row, boolean blinking) {
        var nodes = row.nodes;
        var leave = row.leave;
        var latest = row.latest;
        var legs = row.legs;
        var costIn = model.costIn[v];
        var costOut = model.cost[v];
        var timeIn = model.timeIn[v];
        var timeOut = model.time[v];
        var open = routes.open[v];
        var close = routes.close[v];
        var duration = model.duration[r][v];
        var done = open + duration;
        var several = model.choices[v] != null;
        var best = points;
        var first = row.firstReached(routes.frozen[r], done);
        var before = nodes[first];
        for (int p = first; p <= row.length; p++) {
            var u = before;
            var w = nodes[p + 1];
            before = w;
            if (leave[p] > close) break;
            var extra = costIn[u] + costOut[w] - legs[p];
            if (extra >= best) continue;
            var start = Math.max(leave[p] + timeIn[u], open);
            if (start > close) continue;
            if (several) start = row.earliestStart(v, start);
            if (start + duration + timeOut[w] > latest[p + 1]) continue;
            if (blinking && dice.happens(BLINK)) continue;
            best = extra;
            crew = r;
            after = p;
        }
        points = best;
    }

    /** Also asks what the start itself costs; what the visit does to those behind it is left to the price of the plan. */
    private void scanTimed(int v, int r, Row row, boolean blinking) {
        var costIn = model.costIn[v];
        var costOut = model.cost[v];
        for (int p = routes.frozen[r]; p <= row.length; p++) {
            var extra = costIn[row.nodes[p]] + costOut[row.nodes[p + 1]] - row.legs[p];
            if (row.leave[p * row.levels] > routes.close[v]) break;
            // with breaks only the visit's own terms are asked, and these are never a gain
            if (extra >= points && (!model.timed || row.levels > 1)) continue;
            if (row.latest[(p + 2) * row.levels - 1] < routes.open[v] + model.duration[r][v]) continue;
            var start = row.startIfFits(v, p);
            if (start >= Model.NEVER) continue;
            var all = model.timed ? extra + schedule.extraPoints(row, r, v, p, start) : extra;
            if (all >= points || (blinking && dice.happens(BLINK))) continue;
            points = (int) Math.max(all, -NOWHERE);
            crew = r;
            after = p;
        }
    }
}
