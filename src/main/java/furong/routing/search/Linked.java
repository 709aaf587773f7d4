package furong.routing.search;

import furong.routing.Link;
import java.util.ArrayList;

/**
 * Places groups of linked visits as a whole, or not at all. Members agree on times when they are placed: those that start
 * together on one start, those that follow on a moment between them. Each row can then be worked out by itself.
 */
final class Linked {

    private static final int STARTS_TRIED = 5;

    private final Routes routes;
    private final Model model;
    private final Groups groups;
    private final Bank bank;
    private final Insertion insertion;
    private final Schedule schedule;
    private final Dice dice;

    Linked(Routes routes, Bank bank, Insertion insertion, Schedule schedule, Dice dice) {
        this.routes = routes;
        this.bank = bank;
        this.insertion = insertion;
        this.schedule = schedule;
        this.dice = dice;
        model = routes.model;
        groups = model.groups;
    }

    /** Called for each absent member in turn; the first call does it for all, the others find nothing left to do. */
    void place(int g, int v) {
        if (routes.routeOf[v] >= 0) return;
        if (!first(g, v)) {
            bank.add(v);
            return;
        }
        var price = 0L;
        for (var unit : groups.units.get(g)) for (var member : unit) price += bank.price(member);
        var points = 0L;
        for (var unit : groups.units.get(g)) {
            var extra = placeUnit(g, unit);
            points += extra;
            if (extra < 0 || points >= price) {
                giveUp(g);
                bank.add(v);
                return;
            }
        }
        if (groups.units.get(g).isEmpty()) bank.add(v);
        else loosen(routes, g);
    }

    /** Whether none of the group has been tried before in this round: then none is in the bank yet. */
    private boolean first(int g, int v) {
        for (int i = bank.count - 1; i >= 0; i--) if (model.group[bank.visits[i]] == g) return false;
        return true;
    }

    /** Extra points, −1 if it does not fit. */
    private long placeUnit(int g, int[] unit) {
        var earliest = earliest(g, unit);
        if (unit.length == 1) {
            routes.bound(unit[0], Math.max(model.open[unit[0]], earliest), model.close[unit[0]]);
            insertion.find(unit[0]);
            if (insertion.crew < 0) return -1;
            var points = Math.max(0, insertion.points);
            routes.insert(unit[0], insertion.crew, insertion.after);
            fix(unit[0], schedule.startOf(routes, unit[0]));
            return points;
        }
        var best = Long.MAX_VALUE;
        var bestStart = 0;
        for (int i = 0; i < STARTS_TRIED; i++) {
            var start = someStart(unit, earliest);
            if (start >= Model.NEVER) continue;
            var points = placeAt(unit, start);
            if (points < 0) continue;
            takeOut(unit);
            if (points < best) {
                best = points;
                bestStart = start;
            }
        }
        return best == Long.MAX_VALUE ? -1 : placeAt(unit, bestStart);
    }

    /** When the unit may start at the earliest, given those of the group that are placed already. */
    private int earliest(int g, int[] unit) {
        var earliest = -Model.NEVER;
        for (var link : groups.links.get(g)) {
            if (!(link instanceof Link.After after) || routes.routeOf[after.first()] < 0) continue;
            for (var v : unit) if (v == after.second()) earliest = Math.max(earliest, end(after.first()) + after.gap());
        }
        return earliest;
    }

    private int end(int v) {
        return schedule.startOf(routes, v) + model.duration[routes.routeOf[v]][v];
    }

    /** A start at which one of the unit would fit well. */
    private int someStart(int[] unit, int after) {
        var earliest = after;
        var latest = Model.NEVER;
        for (var v : unit) {
            earliest = Math.max(earliest, model.open[v]);
            latest = Math.min(latest, model.close[v]);
        }
        if (earliest > latest) return Model.NEVER;
        if (dice.below(4) == 0) return earliest + dice.below(Math.min(latest - earliest, 1 << 20) + 1);
        var v = unit[dice.below(unit.length)];
        routes.bound(v, earliest, latest);
        var r = dice.below(3) == 0 ? -1 : dice.below(model.crews);
        if (r >= 0 && model.allowed[v][r]) insertion.findIn(v, r);
        else insertion.find(v);
        if (insertion.crew < 0) return Model.NEVER;
        var start = routes.rows[insertion.crew].startIfFits(v, insertion.after);
        return start < earliest || start > latest ? Model.NEVER : start;
    }

    /** All of the unit at one start, each with another crew; extra points, −1 and nothing placed if that does not go. */
    private long placeAt(int[] unit, int start) {
        var points = 0L;
        insertion.barNone();
        for (var v : unit) {
            routes.bound(v, start, start);
            insertion.find(v);
            if (insertion.crew < 0) {
                insertion.barNone();
                takeOut(unit);
                return -1;
            }
            points += Math.max(0, insertion.points);
            var crew = insertion.crew;
            routes.insert(v, crew, insertion.after);
            insertion.bar(crew);
        }
        insertion.barNone();
        return points;
    }

    private void takeOut(int[] unit) {
        for (var v : unit) {
            var r = routes.routeOf[v];
            if (r >= 0) routes.remove(r, routes.positionOf[v], routes.positionOf[v], 0, 0);
            routes.bound(v, model.open[v], model.close[v]);
        }
    }

    private void giveUp(int g) {
        for (var unit : groups.units.get(g)) takeOut(unit);
    }

    private void fix(int v, int start) {
        routes.bound(v, start, start);
        routes.renew(routes.routeOf[v]);
    }

    /** Gives back the freedom that the order does not need: whoever comes first may be as late as the second's start lets. */
    static void loosen(Routes routes, int g) {
        var model = routes.model;
        var loose = new ArrayList<int[]>();
        for (var unit : model.groups.units.get(g))
            for (var v : unit) loose.add(loosened(routes, g, unit.length == 1, v));
        for (var bounds : loose) routes.bound(bounds[0], bounds[1], bounds[2]);
        for (var bounds : loose) routes.renew(routes.routeOf[bounds[0]]);
    }

    private static int[] loosened(Routes routes, int g, boolean alone, int v) {
        var model = routes.model;
        var start = routes.open[v];
        var earliest = alone ? model.open[v] : start;
        var latest = alone ? model.close[v] : start;
        for (var link : model.groups.links.get(g)) {
            if (!(link instanceof Link.After after)) continue;
            if (after.second() == v) earliest = start;
            if (after.first() != v) continue;
            var next = routes.open[after.second()];
            latest = Math.min(latest, next - after.gap() - model.duration[routes.routeOf[v]][v]);
        }
        return new int[] {v, earliest, latest};
    }
}
