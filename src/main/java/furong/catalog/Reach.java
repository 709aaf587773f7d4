package furong.catalog;

/** Whether an offer can be had at a place. */
public sealed interface Reach {

    record Reachable() implements Reach {}

    /** No; {@code code} names the reason, shown as {@code catalog.reach.<code>}. */
    record NotReachable(String code) implements Reach {}
}
