package furong.bulk;

/** How far a file is: every line looked at, being placed line by line, or at its end. */
public enum BulkState {
    CHECKED,
    PLACING,
    DONE
}
