package furong.care;

/** The stages of handling by ISO 10002. Message keys {@code care.stage.…}. */
public enum Stage {
    RECEIPT,
    ACKNOWLEDGEMENT,
    ASSESSMENT,
    INVESTIGATION,
    RESPONSE,
    DECISION,
    CLOSING
}
