package furong.promise;

/** A promise is open until it ends; it ends once. */
public enum PromiseState {
    OPEN,
    /** Done by the time promised. */
    KEPT,
    /** The time passed and it was not done; doing it later does not unbreak it. */
    BROKEN,
    /** No longer owed, with a cause: the order was withdrawn, the customer moved the date. */
    VOID
}
