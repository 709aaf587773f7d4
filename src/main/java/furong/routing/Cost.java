package furong.routing;

/**
 * What a plan costs, by name, in points.
 *
 * @param travel ticks and distances on the way
 * @param idle waiting at doors
 * @param lateness starts after the end of their windows
 * @param overtime ends after the end of the shift
 * @param disruption changes to what was published
 * @param risk starts too near to the end of what was promised
 * @param unserved penalties of optional visits left out; those that must be done are counted by {@link Answer#unserved}
 *     instead, for no number of points makes up for them
 */
public record Cost(long travel, long idle, long lateness, long overtime, long disruption, long risk, long unserved) {

    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0);

    /** All terms, in points. */
    public long total() {
        return travel + idle + lateness + overtime + disruption + risk + unserved;
    }

    /** Term by term. */
    public Cost plus(Cost other) {
        return new Cost(
                travel + other.travel,
                idle + other.idle,
                lateness + other.lateness,
                overtime + other.overtime,
                disruption + other.disruption,
                risk + other.risk,
                unserved + other.unserved);
    }
}
