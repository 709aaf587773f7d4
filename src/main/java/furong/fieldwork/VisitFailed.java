package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import java.time.Instant;

/** The work could not be done; {@code reason} is a code of {@link FailReason}. Published in the same transaction. */
public record VisitFailed(
        CustomerId customer,
        VisitId visit,
        CrewId crew,
        String reason,
        Side side,
        String purpose,
        Instant at,
        String reference) {}
