package furong.routing.search;

import furong.routing.Problem;

/**
 * Puts back what is in the bank, one visit after another, each at its cheapest place: the recreate of Christiaens and Vanden
 * Berghe (2020), section 5.2, in one of the orders they give for time windows.
 */
final class Recreate {

    /** How often each order is taken, of the sum: random, demand, far, close, short windows, early, late. */
    private static final int[] ORDERS = {4, 4, 2, 1, 2, 2, 2};

    private final Routes routes;
    private final Model model;
    private final Bank bank;
    private final Insertion insertion;
    private final Linked linked;
    private final Dice dice;
    private final int[][] keys;
    private final int[] turn;
    private final int[] keyOf;
    private final int orders;

    Recreate(Routes routes, Bank bank, Insertion insertion, Linked linked, Dice dice) {
        this.routes = routes;
        this.bank = bank;
        this.insertion = insertion;
        this.linked = linked;
        this.dice = dice;
        model = routes.model;
        turn = new int[model.visits];
        keyOf = new int[model.visits];
        keys = keys();
        var sum = 0;
        for (var weight : ORDERS) sum += weight;
        orders = sum;
    }

    private int[][] keys() {
        var table = new int[ORDERS.length][model.visits];
        for (int v = 0; v < model.visits; v++) {
            var far = Integer.MAX_VALUE;
            for (int r = 0; r < model.crews; r++) far = Math.min(far, model.cost[model.startNode[r]][v]);
            for (int k = 0; k < model.kinds; k++) table[1][v] -= model.demand[v * model.kinds + k];
            table[2][v] = -far;
            table[3][v] = far;
            table[4][v] = Math.min(model.close[v], Problem.TICKS_MAX) - model.open[v];
            table[5][v] = model.open[v];
            table[6][v] = -model.close[v];
        }
        return table;
    }

    void all() {
        var count = bank.count;
        System.arraycopy(bank.visits, 0, turn, 0, count);
        sort(count);
        bank.clear();
        for (int i = 0; i < count; i++) {
            var v = turn[i];
            if (model.group[v] >= 0) linked.place(model.group[v], v);
            else place(v);
        }
    }

    private void place(int v) {
        insertion.find(v);
        if (insertion.crew < 0 || insertion.points >= bank.price(v)) bank.add(v);
        else routes.insert(v, insertion.crew, insertion.after);
    }

    private void sort(int count) {
        var pick = dice.below(orders);
        var order = 0;
        while (pick >= ORDERS[order]) pick -= ORDERS[order++];
        var key = keys[order];
        for (int i = count - 1; i > 0; i--) {
            var j = dice.below(i + 1);
            var v = turn[i];
            turn[i] = turn[j];
            turn[j] = v;
        }
        if (order == 0) return;
        for (int i = 0; i < count; i++) {
            var v = turn[i];
            var k = key[v];
            var j = i - 1;
            while (j >= 0 && keyOf[j] > k) {
                keyOf[j + 1] = keyOf[j];
                turn[j + 1] = turn[j];
                j--;
            }
            keyOf[j + 1] = k;
            turn[j + 1] = v;
        }
    }
}
