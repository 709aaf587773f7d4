package furong.dunning;

/** Where an account stands; worked out from the facts each time, never moved from one to the next. */
public enum Stage {
    /** Nothing is overdue, or too little to speak of. */
    CLEAR,
    REMINDING,
    /** The customer promised to pay by a day that has not passed. */
    PROMISED,
    /** Somebody of the house stopped it, for a reason. */
    STOPPED,
    /** The line can be called, call for help and reach the pages where one pays. */
    SOFT,
    SUSPENDED,
    /** The lines were given up; what is owed still is. */
    TERMINATED
}
