package furong.message;

/** What became of a message after the centre had taken it. */
public enum Delivery {
    /** The centre says nothing, or not yet. */
    UNKNOWN,
    DELIVERED,
    /** A part of it never reached the phone. */
    UNDELIVERED
}
