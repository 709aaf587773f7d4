package furong.callback;

/** What a customer is rung about; each has its script. */
public enum Occasion {
    INSTALL,
    MOVE,
    REPAIR,
    COMPLAINT,
    /** What an unhappy answer led to is done: is it right now? */
    REWORK
}
