package furong.travel;

import furong.routing.Travel;

/**
 * Ways between places, from row to column.
 *
 * @param seconds to get there
 * @param metres on the way
 * @param straight how many pairs are a straight line made longer, because one of the two lies beside the streets
 */
public record Matrix(int[][] seconds, int[][] metres, int straight) {

    /** As the planner takes it: ticks are seconds, distances are metres. The tables are shared, not copied. */
    public Travel travel() {
        return Travel.of(seconds, metres);
    }

    /** Pairs of two different places. */
    public int pairs() {
        return seconds.length * (seconds.length - 1);
    }
}
