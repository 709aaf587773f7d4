package furong.routing;

import java.util.List;

/**
 * The best plan found.
 *
 * @param plan who goes where, and when
 * @param cost its price by name
 * @param unserved visits that must be done and could not be placed; empty if all is well
 * @param bank optional visits left out
 * @param rounds how often the search ruined and recreated a part of the plan, over all threads. The same problem, seed and
 *     {@link Budget#rounds} give the same plan on one thread
 */
public record Answer(Plan plan, Cost cost, List<Integer> unserved, List<Integer> bank, long rounds) {

    public Answer {
        unserved = List.copyOf(unserved);
        bank = List.copyOf(bank);
    }
}
