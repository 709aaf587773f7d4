package furong.staffing;

import java.time.Duration;

/**
 * What half an hour of a day needs.
 *
 * @param calls forecast: calls expected
 * @param handling forecast: mean handling time
 * @param load in erlang
 * @param agents the fewest that keep the target
 * @param level the share answered in time with that many
 * @param meanWait over all calls with that many
 */
public record Need(
        int slot, double calls, Duration handling, double load, int agents, double level, Duration meanWait) {}
