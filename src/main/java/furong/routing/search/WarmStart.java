package furong.routing.search;

import furong.routing.Link;
import furong.routing.Plan;
import java.util.ArrayList;

/**
 * Takes over a given plan as far as it keeps the rules: visit after visit in its order, and of linked visits all or none. What
 * does not fit any more is left to the search.
 */
final class WarmStart {

    private static final int TURNS_MAX = 200;

    private final Routes routes;
    private final Model model;
    private final Schedule schedule;
    private final Plan plan;

    WarmStart(Routes routes, Schedule schedule, Plan plan) {
        this.routes = routes;
        this.schedule = schedule;
        this.plan = plan;
        model = routes.model;
        if (plan.routes().size() != model.crews)
            throw new IllegalArgumentException(
                    "a plan of " + plan.routes().size() + " routes for " + model.crews + " crews");
    }

    void apply() {
        for (int r = 0; r < model.crews; r++)
            for (var stop : plan.routes().get(r).stops()) take(stop, r);
        for (int g = 0; g < model.groups.units.size(); g++) if (!agree(g)) drop(g);
        for (int r = 0; r < model.crews; r++) {
            while (!routes.rows[r].drivable() && routes.rows[r].length > routes.frozen[r]) {
                var last = routes.rows[r].nodes[routes.rows[r].length];
                if (model.group[last] >= 0) drop(model.group[last]);
                else routes.remove(r, routes.rows[r].length, routes.rows[r].length, 0, 0);
            }
        }
    }

    private void take(Plan.Stop stop, int r) {
        var v = stop.visit();
        if (v < 0 || v >= model.visits) throw new IllegalArgumentException("no visit " + v);
        var row = routes.rows[r];
        if (routes.routeOf[v] >= 0 || !model.allowed[v][r] || !row.carries(v)) return;
        var agreed = model.group[v] >= 0 && stop.start() >= model.open[v] && stop.start() <= model.close[v];
        if (agreed) routes.bound(v, stop.start(), stop.start());
        if (row.startIfFits(v, row.length) >= Model.NEVER) routes.bound(v, model.open[v], model.close[v]);
        else routes.insert(v, r, row.length);
    }

    /** Delays starts until all links of the group hold; false if they cannot. */
    private boolean agree(int g) {
        if (model.groups.units.get(g).isEmpty())
            return model.groups.links.get(g).isEmpty();
        for (var unit : model.groups.units.get(g)) {
            for (var v : unit) {
                if (routes.routeOf[v] < 0) return false;
                for (var other : unit) if (v != other && routes.routeOf[v] == routes.routeOf[other]) return false;
            }
        }
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            var moved = false;
            for (var link : model.groups.links.get(g)) {
                var first = schedule.startOf(routes, link.first());
                var second = schedule.startOf(routes, link.second());
                switch (link) {
                    case Link.Together _ -> {
                        var start = Math.max(first, second);
                        if (first < start && !delay(link.first(), start)) return false;
                        if (second < start && !delay(link.second(), start)) return false;
                        moved |= first != second;
                    }
                    case Link.After after -> {
                        var earliest =
                                first + model.duration[routes.routeOf[after.first()]][after.first()] + after.gap();
                        if (second < earliest && !delay(after.second(), earliest)) return false;
                        moved |= second < earliest;
                    }
                }
            }
            if (!moved) return settle(g);
        }
        return false;
    }

    private boolean delay(int v, int start) {
        if (start > model.close[v]) return false;
        routes.bound(v, start, model.close[v]);
        routes.renew(routes.routeOf[v]);
        return routes.rows[routes.routeOf[v]].drivable();
    }

    /** What was agreed becomes bounds. */
    private boolean settle(int g) {
        var starts = new ArrayList<int[]>();
        for (var unit : model.groups.units.get(g))
            for (var v : unit) starts.add(new int[] {v, schedule.startOf(routes, v)});
        for (var start : starts) routes.bound(start[0], start[1], start[1]);
        for (var start : starts) routes.renew(routes.routeOf[start[0]]);
        Linked.loosen(routes, g);
        return true;
    }

    private void drop(int g) {
        for (var unit : model.groups.units.get(g)) {
            for (var v : unit) {
                var r = routes.routeOf[v];
                if (r >= 0) routes.remove(r, routes.positionOf[v], routes.positionOf[v], 0, 0);
                routes.bound(v, model.open[v], model.close[v]);
            }
        }
    }
}
