package furong.catalog;

/** When a price is charged: once, every month, or by use. */
public enum PriceKind {
    ONE_OFF,
    RECURRING,
    USAGE
}
