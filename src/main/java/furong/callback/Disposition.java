package furong.callback;

/** How a callback ends. There is no other way to end one. */
public enum Disposition {
    /** Complete: every question that must be asked was answered. */
    I,
    /** Partial: the customer answered some and had to go. */
    P,
    /** Refused: the customer was reached and does not want to answer. */
    R,
    /** No contact after all tries. */
    NC,
    /** Other: a line nobody can hear on, a language nobody here speaks. */
    O,
    /** Excluded: not to be asked, such as a test order or a duplicate. Two people say so. */
    X;

    /** Whether somebody was spoken to. */
    public boolean reached() {
        return switch (this) {
            case I, P, R, O -> true;
            case NC, X -> false;
        };
    }
}
