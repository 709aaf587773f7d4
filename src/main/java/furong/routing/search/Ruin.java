package furong.routing.search;

/**
 * Takes adjacent strings of visits out of rows that lie near each other: the ruin of Christiaens and Vanden Berghe (2020),
 * section 5.1, with their parameters; in every second round near in place alone, in the others in place and time.
 */
final class Ruin {

    private static final int STRING_MAX = 10;
    private static final double REMOVED_MEAN = 10;

    /** How often, of 2^24, neighbours are those near in time as well: where days are long, those next door are not together. */
    private static final int IN_TIME = 1 << 23;

    private static final int SPLIT = 1 << 23;
    private static final int SPLIT_MORE = (1 << 24) / 100;

    private final Routes routes;
    private final Model model;
    private final Bank bank;
    private final Dice dice;
    private final int[] ruinedAt;
    private int rounds;
    private boolean drivable;

    Ruin(Routes routes, Bank bank, Dice dice) {
        this.routes = routes;
        this.bank = bank;
        this.dice = dice;
        model = routes.model;
        ruinedAt = new int[model.crews];
    }

    /** False if what is left cannot be driven: then the round is to be undone. */
    boolean strings() {
        if (routes.usedCount == 0) return true;
        rounds++;
        drivable = true;
        var mean = (model.visits - bank.count) / (double) routes.usedCount;
        var stringMax = Math.max(1, Math.min(STRING_MAX, mean));
        var rowsMax = 4 * REMOVED_MEAN / (1 + stringMax) - 1;
        var rows = (int) Math.floor(dice.unit() * rowsMax + 1);
        var seed = dice.below(model.visits);
        var near = (dice.happens(IN_TIME) ? model.nearInTime : model.near)[seed];
        for (int i = -1; i < near.length && rows > 0 && drivable; i++) {
            var v = i < 0 ? seed : near[i];
            var r = routes.routeOf[v];
            if (r < 0 || ruinedAt[r] == rounds || routes.positionOf[v] <= routes.frozen[r]) continue;
            ruinedAt[r] = rounds;
            string(v, r, stringMax);
            rows--;
        }
        return drivable;
    }

    /** Takes out a crew's whole day, but for its pinned prefix. */
    void whole(int r) {
        take(r, routes.frozen[r] + 1, routes.rows[r].length, 0, 0);
    }

    private void string(int v, int r, double stringMax) {
        var open = routes.rows[r].length - routes.frozen[r];
        var most = Math.min(open, stringMax);
        var size = (int) Math.floor(dice.unit() * most + 1);
        size = Math.min(size, open);
        var stays = 0;
        if (size > 1 && size < open && dice.happens(SPLIT)) {
            stays = 1;
            while (size + stays < open && dice.happens(SPLIT_MORE)) stays++;
        }
        var all = size + stays;
        var low = Math.max(routes.frozen[r] + 1, routes.positionOf[v] - all + 1);
        var high = Math.min(routes.positionOf[v], routes.rows[r].length - all + 1);
        var first = low + dice.below(high - low + 1);
        var stay = stays == 0 ? first : first + 1 + dice.below(Math.max(1, size - 1));
        take(r, first, first + all - 1, stay, stays);
    }

    private void take(int r, int first, int last, int stay, int stays) {
        var nodes = routes.rows[r].nodes;
        var begin = bank.count;
        for (int p = first; p <= last; p++) if (p < stay || p >= stay + stays) bank.add(nodes[p]);
        drivable &= routes.remove(r, first, last, stay, stays);
        if (model.groups.links.isEmpty()) return;
        for (int i = begin; i < bank.count; i++) release(model.group[bank.visits[i]]);
    }

    /** The others of the group come out too, and may then start whenever they like. */
    private void release(int g) {
        if (g < 0) return;
        for (var unit : model.groups.units.get(g)) {
            for (var v : unit) {
                var r = routes.routeOf[v];
                if (r >= 0) {
                    bank.add(v);
                    drivable &= routes.remove(r, routes.positionOf[v], routes.positionOf[v], 0, 0);
                }
                routes.bound(v, model.open[v], model.close[v]);
            }
        }
    }
}
