package furong.routing;

/**
 * How long to search.
 *
 * @param kind what is counted
 * @param amount milliseconds or rounds, for each thread
 */
public record Budget(Kind kind, long amount) {

    /** What a budget counts. */
    public enum Kind {
        /** Time on the wall. */
        WALL,
        /** Time of the searching thread's processor: the fair measure on a shared machine. */
        CPU,
        /** Rounds of ruin and recreate: the only one that gives the same plan twice. */
        ROUNDS
    }

    /** @throws IllegalArgumentException if the amount is negative */
    public Budget {
        if (amount < 0) throw new IllegalArgumentException("negative budget: " + amount);
    }

    /** Milliseconds on the wall, for each thread at once. */
    public static Budget wallMillis(long amount) {
        return new Budget(Kind.WALL, amount);
    }

    /** Milliseconds of CPU, for each thread. */
    public static Budget cpuMillis(long amount) {
        return new Budget(Kind.CPU, amount);
    }

    /** Rounds, for each thread. */
    public static Budget rounds(long amount) {
        return new Budget(Kind.ROUNDS, amount);
    }
}
