package furong.rating;

/** What was used, and in what it is measured. */
public enum UsageKind {
    LOCAL_CALL(Measure.SECONDS),
    TOLL_CALL(Measure.SECONDS),
    INTERNATIONAL_CALL(Measure.SECONDS),
    ROAMING_CALL(Measure.SECONDS),
    MESSAGE(Measure.MESSAGES),
    ONLINE_TIME(Measure.SECONDS),
    ONLINE_VOLUME(Measure.KIBIOCTETS);

    private final Measure measure;

    UsageKind(Measure measure) {
        this.measure = measure;
    }

    public Measure measure() {
        return measure;
    }

    /** What a quantity counts. */
    public enum Measure {
        SECONDS,
        KIBIOCTETS,
        MESSAGES
    }
}
