package furong.promise;

/** What is promised. */
public enum PromiseType {
    /** A service ordered works by then. */
    INSTALL,
    /** A service works at the customer's new place by then, and until then at the old one. */
    MOVE,
    /** A service is what it was ordered to become. */
    CHANGE,
    /** A service is ended and settled. */
    REMOVE,
    /** Somebody is at the door within the window agreed. */
    APPOINTMENT,
    /** The line is on after the work on site is done. */
    ACTIVATION,
    /** Somebody rings and asks. */
    CALLBACK,
    /** A fault reported is mended. */
    REPAIR,
    /** A line suspended works again after payment. */
    RESUME,
    /** A complaint has its answer. */
    COMPLAINT_ANSWER,
    /** What the counter passed on inside the house is done. */
    BACK_OFFICE
}
