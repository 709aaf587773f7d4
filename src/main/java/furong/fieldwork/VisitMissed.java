package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import java.time.Instant;

/** An appointment was missed, by whose matter and on what evidence. Published in the same transaction. */
public record VisitMissed(
        CustomerId customer,
        VisitId visit,
        CrewId crew,
        Side side,
        String evidence,
        String purpose,
        Instant at,
        String reference) {}
