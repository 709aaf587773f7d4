package furong.care;

/** What we decided about a case. Message keys {@code care.decision.…}. */
public enum Decision {
    UPHELD,
    PARTLY,
    NOT_UPHELD,
    /** There was nothing to decide, only to explain. */
    INFORMED
}
