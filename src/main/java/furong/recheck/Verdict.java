package furong.recheck;

/** What ringing again showed. */
public enum Verdict {
    /** The customer was rung and said what is written. */
    CONFIRMED,
    /** The customer was rung and says something else. */
    DIFFERENT,
    /** The customer says nobody rang. */
    NEVER_RUNG,
    /** Nobody was reached: it shows nothing. */
    NOT_REACHED;

    /** Whether the callback turned out to be false. */
    public boolean disagrees() {
        return this == DIFFERENT || this == NEVER_RUNG;
    }
}
