package furong.promise;

/** Who or what stood behind a promise that was not kept. Rules exclude some of them from compensation. */
public enum Cause {
    /** Ours, which is assumed until evidence says otherwise. */
    OPERATOR,
    /** The customer was away, refused entry, or the fault was in the customer's own equipment. */
    CUSTOMER,
    /** Somebody else: road works, the property management, another operator. */
    THIRD_PARTY,
    /** Earthquake, typhoon, flood. */
    FORCE_MAJEURE,
    /** No line reached the place when the order was taken. */
    NOT_IN_PLACE
}
