package furong.callback;

/** What came of one try. */
public enum CallOutcome {
    REACHED,
    NO_ANSWER,
    BUSY,
    WRONG_NUMBER,
    /** Somebody answered and asked us to ring at another time. */
    ASKED_FOR_LATER
}
