package furong.travel;

import java.util.Arrays;

/**
 * Streets as flat arrays: nodes with their place, and for each node the streets that lead away from it and those that lead to
 * it. From every node every other can be reached. Never changes.
 */
final class Streets {

    /** Degrees; about half a kilometre, so that few nodes lie in one cell. */
    private static final double CELL = 0.005;

    private static final double METRES_PER_DEGREE = 111_195;

    final float[] lat;
    final float[] lon;
    final Half out;
    final Half in;
    private final Grid grid;

    /** Streets by the node at one of their ends: those of node n stand from first[n] to first[n + 1]. */
    record Half(int[] first, int[] to, int[] metres, byte[] road) {}

    /** Nodes by cell, sorted. */
    private record Grid(long[] cells, int[] nodes) {}

    Streets(float[] lat, float[] lon, Half out, Half in) {
        this.lat = lat;
        this.lon = lon;
        this.out = out;
        this.in = in;
        grid = grid();
    }

    int nodes() {
        return lat.length;
    }

    int ways() {
        return out.to.length;
    }

    private Grid grid() {
        var order = new long[lat.length][2];
        for (int n = 0; n < lat.length; n++) order[n] = new long[] {cell(row(lat[n]), row(lon[n])), n};
        Arrays.sort(order, (a, b) -> Long.compare(a[0], b[0]));
        return new Grid(
                Arrays.stream(order).mapToLong(one -> one[0]).toArray(),
                Arrays.stream(order).mapToInt(one -> (int) one[1]).toArray());
    }

    private static int row(double degrees) {
        return (int) Math.floor(degrees / CELL);
    }

    private static long cell(int row, int column) {
        return ((long) row << 32) | (column & 0xFFFFFFFFL);
    }

    /** The node nearest to a spot within so many metres, −1 if there is none. */
    int nearest(Spot spot, double metresMax) {
        var best = -1;
        var least = metresMax;
        var rows = (int) Math.ceil(metresMax / METRES_PER_DEGREE / CELL);
        var columns = (int) Math.ceil(rows / Math.max(0.1, Math.cos(Math.toRadians(spot.lat()))));
        for (int row = row(spot.lat()) - rows; row <= row(spot.lat()) + rows; row++) {
            for (int column = row(spot.lon()) - columns; column <= row(spot.lon()) + columns; column++) {
                for (int i = firstOf(cell(row, column)); inCell(i, row, column); i++) {
                    var node = grid.nodes[i];
                    var metres = Spot.metres(spot.lat(), spot.lon(), lat[node], lon[node]);
                    if (metres > least) continue;
                    least = metres;
                    best = node;
                }
            }
        }
        return best;
    }

    private boolean inCell(int i, int row, int column) {
        return i < grid.cells.length && grid.cells[i] == cell(row, column);
    }

    private int firstOf(long cell) {
        var low = 0;
        var high = grid.cells.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (grid.cells[middle] < cell) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
