package furong.improvement;

import java.time.LocalDate;
import java.util.Map;

/**
 * What orders of one transaction cost in one span of time.
 *
 * @param from first day of the span, for a week its Monday
 * @param orders how many were taken
 * @param medians the middle value of each measure; one that nobody measured is not there
 */
public record EffortRow(String transaction, LocalDate from, long orders, Map<Measure, Double> medians) {}
