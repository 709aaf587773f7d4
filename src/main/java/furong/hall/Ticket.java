package furong.hall;

import furong.customer.CustomerId;
import furong.customer.Need;
import furong.organisation.HallId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in the queue of a hall. It carries no name: the number is called.
 *
 * @param number as printed and called: a letter and three digits
 * @param needs what the hall must do differently, said by the holder for this visit
 * @param triaged whether a lobby guide spoke with the holder
 * @param counter where it was called to, null before
 * @param calls how often it was called
 */
public record Ticket(
        HallId hall,
        LocalDate day,
        TicketId id,
        String number,
        String queue,
        String service,
        Set<Need> needs,
        String note,
        @Nullable CustomerId customer,
        TicketState state,
        boolean triaged,
        Instant issuedAt,
        @Nullable Integer counter,
        int calls,
        @Nullable Instant calledAt) {

    /** How long the holder has waited until called, or until {@code now}. */
    public Duration waited(Instant now) {
        return Duration.between(issuedAt, calledAt == null ? now : calledAt);
    }
}
