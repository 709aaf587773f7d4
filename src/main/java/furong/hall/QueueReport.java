package furong.hall;

import java.time.Duration;
import java.util.List;

/**
 * How a hall's queue was on some days.
 *
 * @param triaged tickets whose holder a guide spoke with
 * @param redirected tickets whose holder had been sent to the wrong queue
 * @param uncovered open hours on those days in which nobody sat at a seat that prefers the priority class
 */
public record QueueReport(List<Line> lines, long issued, long triaged, long redirected, Duration uncovered) {

    /**
     * One class. Waits are from issue to call, of those called.
     *
     * @param p50 half waited at most so long
     * @param p95 95 of 100 waited at most so long; the target is about this
     * @param longest nobody waited longer
     */
    public record Line(
            QueueClass queue, long issued, long served, long left, Duration p50, Duration p95, Duration longest) {

        public boolean keepsTarget() {
            return p95.compareTo(queue.target()) <= 0;
        }
    }
}
