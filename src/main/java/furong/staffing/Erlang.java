package furong.staffing;

import java.time.Duration;

/**
 * Erlang's formulas for a queue where calls arrive at random, nobody hangs up, and each agent takes one call at a time
 * (M/M/n). Sources: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic
 * telephone exchanges" (1917); the recursion for the loss formula is ITU-T Teletraffic Engineering Handbook, ch. 4.
 *
 * @param load offered traffic in erlang: calls an hour × mean handling time in hours
 * @param agents how many answer
 */
public record Erlang(double load, int agents) {

    private static final int AGENTS_MAX = 100_000;

    public Erlang {
        if (!(load >= 0) || agents < 0) throw new IllegalArgumentException(load + " erlang, " + agents + " agents");
    }

    /** {@code calls} in {@code interval} of {@code handling} each, in erlang. */
    public static double load(double calls, Duration handling, Duration interval) {
        return calls * handling.toMillis() / interval.toMillis();
    }

    /** Erlang B: the share of calls lost where nobody may wait. */
    public double lost() {
        var blocked = 1.0;
        for (var n = 1; n <= agents; n++) blocked = load * blocked / (n + load * blocked);
        return blocked;
    }

    /** Erlang C: the share of calls that must wait; 1 where there are not more agents than erlangs. */
    public double waits() {
        if (agents <= load) return 1;
        var lost = lost();
        return lost / (1 - load / agents * (1 - lost));
    }

    /** The share of calls answered within {@code time}. */
    public double answeredWithin(Duration time, Duration handling) {
        if (agents <= load) return 0;
        return 1 - waits() * Math.exp(-(agents - load) * time.toMillis() / handling.toMillis());
    }

    /** The mean wait over all calls, those answered at once included. */
    public Duration meanWait(Duration handling) {
        if (agents <= load) throw new IllegalStateException("the queue grows without end");
        return Duration.ofMillis(Math.round(waits() * handling.toMillis() / (agents - load)));
    }

    /** The share of their time in which agents talk. */
    public double occupancy() {
        return agents == 0 ? 0 : Math.min(1, load / agents);
    }

    /** The fewest agents with whom {@code target} is kept for this load. */
    public static int agentsFor(double load, Target target, Duration handling) {
        if (load == 0) return 0;
        for (var agents = (int) Math.floor(load) + 1; agents < AGENTS_MAX; agents++)
            if (new Erlang(load, agents).answeredWithin(target.within(), handling) >= target.share()) return agents;
        throw new IllegalArgumentException("no number of agents is enough for " + load + " erlang");
    }
}
