package furong.hall;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a hall's display shows: the numbers only, nobody's name.
 *
 * @param called the tickets at the counters, the last called first
 * @param waiting how many wait in each class
 * @param expected about how long somebody who comes now waits in each class: the mean service time of the day's tickets
 *     so far, times those called before, shared by the counters that serve the class
 */
public record HallBoard(List<Ticket> called, Map<String, Integer> waiting, Map<String, Duration> expected) {}
