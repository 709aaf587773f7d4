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
 * @param fewest whether as few crews as possible are to leave the house, whatever the points; half of the budget goes there
 */
public record Planner(Problem problem, @Nullable Plan start, long seed, int threads, boolean fewest) {

    /** @throws IllegalArgumentException if there is no thread */
    public Planner {
        if (threads < 1) throw new IllegalArgumentException("threads: " + threads);
    }

    public static Planner on(Problem problem) {
        return new Planner(problem, null, 1, 1, false);
    }

    /** Begins with a plan: the search stays near it at first and leaves it only for something better. */
    public Planner from(Plan plan) {
        return new Planner(problem, plan, seed, threads, fewest);
    }

    public Planner seed(long number) {
        return new Planner(problem, start, number, threads, fewest);
    }

    public Planner threads(int number) {
        return new Planner(problem, start, seed, number, fewest);
    }

    /** As few crews as possible first, then as few points as possible with these. */
    public Planner fewestCrews() {
        return new Planner(problem, start, seed, threads, true);
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
