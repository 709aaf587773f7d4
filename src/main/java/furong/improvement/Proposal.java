package furong.improvement;

/** What should happen to a form: say it otherwise, leave it out, ask something more, ask in another order, or else. */
public enum Proposal {
    REWORD,
    DROP,
    ADD,
    ORDER,
    OTHER
}
