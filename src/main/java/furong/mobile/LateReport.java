package furong.mobile;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import java.time.Instant;

/** What a crew did at a visit that by then was no longer theirs to do; {@code code} says why it was not taken. */
public record LateReport(
        CustomerId customer,
        long id,
        VisitId visit,
        String what,
        String code,
        String detail,
        Instant deviceTime,
        Instant at,
        String badge) {}
