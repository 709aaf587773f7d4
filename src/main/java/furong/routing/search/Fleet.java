package furong.routing.search;

/**
 * Sends crews home, one after another, and tries to do their visits with the rest: the fleet minimisation of Christiaens and
 * Vanden Berghe (2020), section 5.4. Visits that were left out often weigh more, so that the search makes room for them.
 */
final class Fleet {

    private static final double SHARE = 0.5;
    private static final int LOOK_AT_CLOCK = 64;

    private final Search search;
    private final Routes routes;
    private final Bank bank;
    private final long[] absences;

    Fleet(Search search) {
        this.search = search;
        routes = search.routes;
        bank = search.bank;
        absences = new long[search.model.visits];
    }

    /** Ends with the fewest crews found and everything done that was done before, all other crews closed. */
    void reduce(Timer timer) {
        var done = new Snapshot(routes, bank, 0);
        var left = bank.count;
        closeIdle();
        while (sendOneHome()) {
            if (!placeAll(left, timer)) break;
            done = new Snapshot(routes, bank, 0);
        }
        search.adopt(done);
        closeIdle();
    }

    private void closeIdle() {
        for (int r = 0; r < routes.rows.length; r++)
            if (routes.rows[r].length == 0 && !routes.isClosed(r)) routes.close(r);
    }

    /** The crew whose visits are the easiest to place; false if none may stay at home. */
    private boolean sendOneHome() {
        var easiest = -1;
        var least = Long.MAX_VALUE;
        for (int i = 0; i < routes.usedCount; i++) {
            var r = routes.used[i];
            if (routes.frozen[r] > 0) continue;
            var sum = 0L;
            for (int p = 1; p <= routes.rows[r].length; p++) sum += absences[routes.rows[r].nodes[p]];
            if (sum >= least && (sum > least || routes.rows[r].length >= routes.rows[easiest].length)) continue;
            least = sum;
            easiest = r;
        }
        if (easiest < 0 || routes.usedCount == 1) return false;
        search.ruin.whole(easiest);
        routes.close(easiest);
        search.recreate.all();
        routes.keep();
        return true;
    }

    private boolean placeAll(int left, Timer timer) {
        var weight = absent();
        while (bank.count > left) {
            if ((search.rounds++ & (LOOK_AT_CLOCK - 1)) == 0 && timer.gone(search.rounds) > SHARE) return false;
            var count = bank.count;
            bank.begin();
            var drivable = search.ruin.strings();
            if (drivable) search.recreate.all();
            var fresh = drivable ? absent() : Long.MAX_VALUE;
            for (int i = 0; i < bank.count; i++) absences[bank.visits[i]]++;
            if (drivable && (bank.count < count || fresh <= weight)) {
                routes.keep();
            } else {
                routes.undo();
                bank.undo();
            }
            weight = absent();
        }
        return true;
    }

    private long absent() {
        var sum = 0L;
        for (int i = 0; i < bank.count; i++) sum += absences[bank.visits[i]];
        return sum;
    }
}
