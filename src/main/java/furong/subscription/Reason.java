package furong.subscription;

/** Why a line is held back. Each is lifted on its own: paying lifts {@code NON_PAYMENT} and nothing else. */
public enum Reason {
    NON_PAYMENT,
    CUSTOMER_WISH,
    FRAUD,
    LOST_DEVICE,
    AUTHORITY,
    MAINTENANCE
}
