package furong.routing.search;

import furong.routing.Plan;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One searching thread: a plan, changed round by round, and the best one seen. Cools down as its budget runs out. */
final class Search {

    private static final int LOOK_AT_CLOCK = 64;
    private static final int EXCHANGES = 16;
    /**
     * Temperatures at the begin and the end, as parts of what the way out to a visit costs on average. Not of what a visit costs
     * in a plan: where many lie close together that is next to nothing, and the search would never try another day for them. For
     * budgets of seconds, a hotter begin than this one was time lost.
     */
    static final double HOT = 0.2;

    static final double WARM = 0.03;
    private static final double COLD = 0.015;

    final Model model;
    final Routes routes;
    final Bank bank;
    final Schedule schedule;
    private final Dice dice;
    private final Insertion insertion;
    final Ruin ruin;
    final Recreate recreate;
    private final long[] rowPoints;
    private final long[] newPoints;
    private long points;
    private Snapshot best;
    long rounds;

    Search(Model model, long seed, @Nullable Plan start) {
        this.model = model;
        dice = new Dice(seed);
        routes = new Routes(model);
        bank = new Bank(model);
        schedule = new Schedule(model);
        insertion = new Insertion(routes, schedule, dice);
        ruin = new Ruin(routes, bank, dice);
        recreate = new Recreate(routes, bank, insertion, new Linked(routes, bank, insertion, schedule, dice), dice);
        rowPoints = new long[model.crews];
        newPoints = new long[model.crews];
        if (start != null) new WarmStart(routes, schedule, start).apply();
        for (int v = 0; v < model.visits; v++) if (routes.routeOf[v] < 0) bank.add(v);
        routes.keep();
        best = begin();
    }

    private Snapshot begin() {
        for (int r = 0; r < model.crews; r++) {
            rowPoints[r] = schedule.points(routes, r);
            points += rowPoints[r];
        }
        points += bank.points;
        return new Snapshot(routes, bank, points);
    }

    Snapshot best() {
        return best;
    }

    /** Goes on from another plan of the same problem. */
    void adopt(Snapshot snapshot) {
        snapshot.restore(routes, bank);
        insertion.forget();
        points = 0;
        best = begin();
    }

    /** Puts what is in the bank where it fits, once. */
    void fill() {
        if (bank.count > 0) round(0);
    }

    /** Whether each visit has its place. */
    boolean isComplete() {
        return bank.count == 0;
    }

    /** As few crews as can be, for a part of the budget. */
    void reduce(Timer timer) {
        if (model.visits == 0) return;
        fill();
        new Fleet(this).reduce(timer);
    }

    /**
     * Searches until the budget is gone, asking now and then whether another thread has found something better.
     *
     * @param heat the temperature it begins with, from {@link #HOT} down
     */
    void run(Timer timer, double heat, UnaryOperator<Snapshot> exchange) {
        if (model.visits == 0) return;
        fill();
        var begin = timer.gone(rounds);
        var exchanged = 0;
        var wayOut = meanWayOut();
        var hot = wayOut * heat;
        var cold = wayOut * COLD;
        var temperature = hot;
        while (true) {
            if ((rounds & (LOOK_AT_CLOCK - 1)) == 0) {
                var gone = timer.gone(rounds);
                if (gone >= 1) return;
                if (gone * EXCHANGES > exchanged + 1) {
                    exchanged++;
                    var better = exchange.apply(best);
                    if (better != best) adopt(better);
                }
                temperature = hot * Math.pow(cold / hot, (gone - begin) / (1 - begin));
                if (routes.versionsRunShort()) {
                    routes.countVersionsAnew();
                    insertion.forget();
                }
            }
            round(temperature);
        }
    }

    private double meanWayOut() {
        var sum = 0.0;
        for (int v = 0; v < model.visits; v++) {
            var nearest = Integer.MAX_VALUE;
            for (var start : model.startNode) nearest = Math.min(nearest, model.cost[start][v]);
            sum += nearest;
        }
        return Math.max(1.0, sum / model.visits);
    }

    private void round(double temperature) {
        rounds++;
        bank.begin();
        var before = bank.points;
        var drivable = ruin.strings();
        if (drivable) recreate.all();
        var gain = drivable ? bank.points - before : Long.MAX_VALUE;
        if (drivable) for (int i = 0; i < routes.touchedCount; i++) gain += priced(routes.touchedRows[i]);
        if (gain > 0 && gain >= -temperature * Math.log(dice.unit())) {
            routes.undo();
            bank.undo();
            return;
        }
        for (int i = 0; i < routes.touchedCount; i++) {
            var r = routes.touchedRows[i];
            rowPoints[r] = newPoints[r];
        }
        points += gain;
        routes.keep();
        if (points < best.points()) best = new Snapshot(routes, bank, points);
    }

    /** Prices a touched row; what it costs more than before. */
    private long priced(int r) {
        newPoints[r] = schedule.points(routes, r);
        return newPoints[r] - rowPoints[r];
    }
}
