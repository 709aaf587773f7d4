package furong.routing;

/**
 * Ticks, and if they matter distances, between places, from row to column. Need not be symmetric. Ways that cannot be gone
 * are said by a large number, at most {@link Problem#TICKS_MAX}.
 */
public final class Travel {

    private final int[][] ticks;
    private final int[][] distances;

    private Travel(int[][] ticks, int[][] distances) {
        this.ticks = ticks;
        this.distances = distances;
    }

    /** Distances are taken to be the ticks. The table is kept, not copied: do not change it afterwards. */
    public static Travel of(int[][] ticks) {
        return of(ticks, ticks);
    }

    /**
     * The tables are kept, not copied: do not change them afterwards.
     *
     * @throws IllegalArgumentException if they are not square, of different size, or hold a negative or too large number
     */
    public static Travel of(int[][] ticks, int[][] distances) {
        check(ticks, ticks.length);
        if (distances != ticks) check(distances, ticks.length);
        return new Travel(ticks, distances);
    }

    private static void check(int[][] table, int size) {
        if (table.length != size) throw new IllegalArgumentException("tables of different size");
        for (var row : table) {
            if (row.length != size) throw new IllegalArgumentException("table is not square");
            for (var entry : row)
                if (entry < 0 || entry > Problem.TICKS_MAX) throw new IllegalArgumentException("entry " + entry);
        }
    }

    /** Number of places; they are numbered from 0. */
    public int places() {
        return ticks.length;
    }

    /** Ticks on the way. */
    public int ticks(int from, int to) {
        return ticks[from][to];
    }

    /** Distance, in the unit of the table given. */
    public int distance(int from, int to) {
        return distances[from][to];
    }

    /** Whether distances are nothing but the ticks. */
    public boolean distancesAreTicks() {
        return distances == ticks;
    }
}
