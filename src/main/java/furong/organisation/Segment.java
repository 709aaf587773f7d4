package furong.organisation;

/** The kind of customer a service interface is made for. */
public enum Segment {
    PUBLIC,
    COMMERCIAL,
    KEY_ACCOUNT
}
