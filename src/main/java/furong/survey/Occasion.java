package furong.survey;

/** What a customer is rung about; each has its script. */
public enum Occasion {
    INSTALL,
    MOVE,
    REPAIR,
    COMPLAINT,
    /** A line works again that should not have been cut off. */
    RESUME,
    /** What an unhappy answer led to is done: is it right now? */
    REWORK
}
