package furong.customer;

/** What a customer needs us to do differently. Kept only with the customer's consent. */
public enum Need {
    LARGE_PRINT,
    HEARING,
    MOBILITY,
    HOME_SERVICE,
    SIGHT,
    LANGUAGE
}
