package furong.consent;

/** How a customer can agree. */
public enum How {
    SIGNATURE,
    CODE,
    VOICE
}
