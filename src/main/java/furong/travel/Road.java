package furong.travel;

/** Kinds of road, as OpenStreetMap has them, each with the speed assumed on it until visits have taught a better one. */
public enum Road {
    MOTORWAY(80),
    TRUNK(50),
    PRIMARY(38),
    SECONDARY(32),
    TERTIARY(27),
    UNCLASSIFIED(24),
    RESIDENTIAL(20),
    LOCAL(14),
    /** No road is known: a straight line, made longer by {@link Travels#DETOUR}. */
    UNKNOWN(25);

    private static final double METRES_PER_KILOMETRE = 1_000;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final int kilometresPerHour;

    Road(int kilometresPerHour) {
        this.kilometresPerHour = kilometresPerHour;
    }

    /** Speed before anything is learnt, crossings and lights included: slower than what is allowed. */
    public int kilometresPerHour() {
        return kilometresPerHour;
    }

    /** Seconds for a metre at that speed. */
    double secondsPerMetre() {
        return SECONDS_PER_HOUR / METRES_PER_KILOMETRE / kilometresPerHour;
    }
}
