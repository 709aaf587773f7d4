package furong.staffing;

import java.time.Duration;
import java.time.LocalDate;

/**
 * The service level to be kept from a day on.
 *
 * @param share of calls, from 0 to 1, to be answered {@code within} that time
 * @param source whose rule it is
 */
public record Target(LocalDate since, double share, Duration within, String source) {}
