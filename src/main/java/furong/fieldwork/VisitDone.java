package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** A visit's work is done and its line test passed. Published in the same transaction. */
public record VisitDone(
        CustomerId customer,
        VisitId visit,
        CrewId crew,
        StaffId handler,
        UnitId handlerUnit,
        String purpose,
        Instant at,
        String reference) {}
