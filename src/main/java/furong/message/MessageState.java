package furong.message;

/** How far a message has come. */
public enum MessageState {
    /** The centre has not taken it yet. */
    QUEUED,
    SENT,
    /** The centre will never send it, to a number that does not exist for one. */
    REFUSED,
    /** It could not be sent while what it says was true. */
    EXPIRED
}
