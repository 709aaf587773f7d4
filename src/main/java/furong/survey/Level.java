package furong.survey;

/** The answer to the one question every script asks: satisfied, touched, or even pleased; or not satisfied. */
public enum Level {
    DISSATISFIED,
    SATISFIED,
    TOUCHED,
    PLEASANT;

    public boolean satisfied() {
        return this != DISSATISFIED;
    }
}
