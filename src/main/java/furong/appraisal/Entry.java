package furong.appraisal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One fact that counts. What it counts is up to the rule.
 *
 * @param evidence the address of the page that proves it
 * @param day in whose month it counts: when it happened, or when it became known if that month was closed
 * @param happened when it happened
 */
public record Entry(Kind kind, String source, String evidence, LocalDate day, LocalDate happened, Instant at) {

    /** Whether it belongs to an earlier month that was closed, and so corrects it in this one. */
    public boolean isCorrection() {
        return happened.isBefore(day.withDayOfMonth(1));
    }
}
