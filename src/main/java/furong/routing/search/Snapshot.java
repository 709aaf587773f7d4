package furong.routing.search;

/** A plan put aside: what is needed to come back to it, and no more. */
record Snapshot(int[][] rows, int[] open, int[] close, int[] bank, long points) {

    Snapshot(Routes routes, Bank bank, long points) {
        this(orders(routes), routes.open.clone(), routes.close.clone(), bank.copy(), points);
    }

    private static int[][] orders(Routes routes) {
        var rows = new int[routes.rows.length][];
        for (int r = 0; r < rows.length; r++) {
            var row = routes.rows[r];
            rows[r] = new int[row.length];
            System.arraycopy(row.nodes, 1, rows[r], 0, row.length);
        }
        return rows;
    }

    void restore(Routes routes, Bank unplaced) {
        System.arraycopy(open, 0, routes.open, 0, open.length);
        System.arraycopy(close, 0, routes.close, 0, close.length);
        for (int r = 0; r < rows.length; r++) routes.replace(r, rows[r]);
        routes.keep();
        unplaced.clear();
        for (var v : bank) unplaced.add(v);
    }
}
