package furong.routing;

import furong.routing.search.Solver;
import org.jspecify.annotations.Nullable;

/**
 * Finds a good plan in the time given. What it answers keeps every rule of the problem; what cannot be done is left out and
 * named, never the reason for no answer. Safe to share: each call works by itself.
 *
 * <pre>{@code
 * var answer = Planner.on(problem).from(yesterday).seed(1).plan(Budget.wallMillis(2_000));
 * }</pre>
 *
 * @param problem what is to be planned
 * @param start plan to begin with, null to begin from nothing. The answer never costs more than what of it keeps the rules
 * @param seed of the random numbers
 * @param threads searching side by side, each with the whole budget
 * @param district visits up to which a problem is searched as a whole. A larger one is split into districts of crews that work
 *     near each other, searched one by one (or side by side, with several threads) and then anew with other borders
 * @param fewest whether as few crews as possible are to leave the house, whatever the points; half of the budget goes there, and
 *     nothing is split
 */
public record Planner(Problem problem, @Nullable Plan start, long seed, int threads, int district, boolean fewest) {

    /** Visits up to which nothing is split, unless asked for. */
    public static final int DISTRICT = 400;

    /** @throws IllegalArgumentException if there is no thread or a district of less than two visits */
    public Planner {
        if (district < 2) throw new IllegalArgumentException("visits of a district: " + district);
        if (threads < 1) throw new IllegalArgumentException("threads: " + threads);
    }

    /** A planner with one thread, seed 1, nothing to begin with. */
    public static Planner on(Problem problem) {
        return new Planner(problem, null, 1, 1, DISTRICT, false);
    }

    /** Begins with a plan: the search stays near it at first and leaves it only for something better. */
    public Planner from(Plan plan) {
        return new Planner(problem, plan, seed, threads, district, fewest);
    }

    /** Other random numbers. */
    public Planner seed(long number) {
        return new Planner(problem, start, number, threads, district, fewest);
    }

    /** So many searches side by side; only one thread gives the same plan twice. */
    public Planner threads(int number) {
        return new Planner(problem, start, seed, number, district, fewest);
    }

    /** Splits problems of more visits than this; a very large number never does. */
    public Planner districtsOf(int visits) {
        return new Planner(problem, start, seed, threads, visits, fewest);
    }

    /** As few crews as possible first, then as few points as possible with these. */
    public Planner fewestCrews() {
        return new Planner(problem, start, seed, threads, district, true);
    }

    /**
     * Searches until the budget is gone.
     *
     * @throws IllegalArgumentException if the start has not one route for each crew or names a visit that is not there, or if
     *     a way within a shift costs more than 2^28 points
     */
    public Answer plan(Budget budget) {
        return Solver.solve(this, budget);
    }
}
