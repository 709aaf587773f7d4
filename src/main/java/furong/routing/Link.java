package furong.routing;

/** Two visits that depend on each other. If one of them cannot be served, neither is. */
public sealed interface Link {

    /** Index of the one visit; of the earlier one where there is an order. */
    int first();

    /** Index of the other. */
    int second();

    /** Two people are needed: both visits start at the same tick, by different crews. */
    record Together(int first, int second) implements Link {}

    /**
     * One visit after another, as the new line before the old one is cut: the second starts at least {@code gap} ticks
     * after the first is finished, by whichever crews.
     */
    record After(int first, int second, int gap) implements Link {}
}
