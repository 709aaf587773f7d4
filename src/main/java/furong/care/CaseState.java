package furong.care;

/** How far a case is. Message keys {@code care.state.…}. */
public enum CaseState {
    OPEN,
    ANSWERED,
    CLOSED,
    /** It is the same as another, which is handled instead. */
    MERGED
}
