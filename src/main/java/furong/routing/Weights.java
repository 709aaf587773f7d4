package furong.routing;

/**
 * What things cost, in points. Everything is linear.
 *
 * @param travel per tick of travel
 * @param distance per unit of distance
 * @param idle per tick that a crew waits at a door, except before its first visit (it leaves later instead)
 * @param lateness per tick a visit starts after the end of its window, times its priority
 * @param overtime per tick a crew is back after the end of its shift
 * @param otherCrew per visit done by another crew than published
 * @param shift per tick a visit starts earlier or later than published, beyond {@code grace}
 * @param grace ticks a published start may move for nothing
 * @param risk per tick that a start is nearer than {@code margin} to the end of its window, times the visit's priority:
 *     what was promised so tightly breaks when anything goes wrong before
 * @param margin ticks of reserve wanted before the end of a promised window
 */
public record Weights(
        int travel,
        int distance,
        int idle,
        int lateness,
        int overtime,
        int otherCrew,
        int shift,
        int grace,
        int risk,
        int margin) {

    /** @throws IllegalArgumentException if a weight is negative or over a million */
    public Weights {
        for (var weight : new int[] {travel, distance, idle, lateness, overtime, otherCrew, shift, grace, risk, margin})
            if (weight < 0 || weight > 1_000_000) throw new IllegalArgumentException("weight " + weight);
    }

    /** Only travel counts: one point for each tick. */
    public static Weights travelOnly() {
        return new Weights(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * What Furong takes where an operator says nothing else, for ticks of one second: a second late costs thirty seconds of
     * travel, a second of overtime two; a visit that changes hands costs five minutes, a moved start half its time.
     */
    public static Weights ofADay() {
        return new Weights(2, 0, 1, 60, 4, 600, 1, 900, 2, 900);
    }
}
