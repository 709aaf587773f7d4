package furong.promise;

/** What is promised. */
public enum PromiseType {
    /** A service ordered works by then. */
    INSTALL,
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
