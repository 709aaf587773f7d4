package furong.ordering;

/** How an order reached us. */
public enum Channel {
    HALL,
    HOTLINE,
    ACCOUNT_MANAGER,
    VEHICLE
}
