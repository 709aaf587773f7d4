package furong.care;

/** What somebody brings to us. Message keys {@code care.kind.…}. */
public enum CaseKind {
    ENQUIRY,
    COMPLAINT
}
