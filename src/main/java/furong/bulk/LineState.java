package furong.bulk;

/** What is known of a line: it can be placed, it cannot as it stands, it became an order, it was refused when placed. */
public enum LineState {
    GOOD,
    BAD,
    PLACED,
    REFUSED
}
