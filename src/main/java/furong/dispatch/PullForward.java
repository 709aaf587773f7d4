package furong.dispatch;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.organisation.CrewId;
import furong.platform.Id;
import furong.platform.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * "May we come now?", asked of a customer whose turn is later.
 *
 * @param starts tick at which the crew would be there
 * @param until when the question ends
 */
public record PullForward(
        CustomerId customer,
        PullForwardId id,
        LocalDate day,
        VisitId visit,
        CrewId crew,
        int starts,
        Instant until,
        State state) {

    /** Whether the customer has not said anything yet. */
    public boolean isOpen() {
        return state == State.OFFERED;
    }

    /** What the customer said, or that another was first. */
    public enum State {
        OFFERED,
        TAKEN,
        DECLINED,
        TOO_LATE
    }

    /** A customer is asked. Published in the same transaction, for whoever sends messages. */
    public record Offered(
            CustomerId customer, PullForwardId id, VisitId visit, LocalDate day, LocalTime starts, Instant until) {}

    /** The identity of such a question. */
    public record PullForwardId(long value) implements Id {
        public static PullForwardId of(String text) {
            return new PullForwardId(Ids.parse(text));
        }
    }
}
