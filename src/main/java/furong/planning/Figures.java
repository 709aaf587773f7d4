package furong.planning;

/**
 * What a crew's day, or all of them, come to.
 *
 * @param travel seconds on the way, the way home with them
 * @param metres of all ways
 * @param idle seconds of waiting at doors
 * @param late seconds after promised windows
 * @param overtime seconds after the end of the shift
 * @param stops visits and tour stops
 * @param missed stops that begin after their window
 * @param moved stops that begin outside the window the customer was told
 * @param longWaits waits longer than the cap
 */
public record Figures(
        long travel,
        long metres,
        long idle,
        long late,
        long overtime,
        int stops,
        int missed,
        int moved,
        int longWaits) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Points as the planner counts: two for a second of travel, sixty of lateness, four of overtime. A free hour between two stops
     * costs next to nothing, for a crew that stays at home is free as well: nobody is sent across the town to fill it.
     */
    public long points() {
        return travelPoints(travel) + idlePoints(idle) + 60 * late + 4 * overtime + 7200L * moved;
    }

    static long travelPoints(long seconds) {
        return 2 * seconds;
    }

    static long idlePoints(long seconds) {
        return seconds / 20;
    }

    /** The same on a day that has begun, when whoever is free stands at a door. */
    public long livePoints() {
        return points() + idle / 2 + 1800L * longWaits;
    }

    public Figures plus(Figures other) {
        return new Figures(
                travel + other.travel,
                metres + other.metres,
                idle + other.idle,
                late + other.late,
                overtime + other.overtime,
                stops + other.stops,
                missed + other.missed,
                moved + other.moved,
                longWaits + other.longWaits);
    }
}
