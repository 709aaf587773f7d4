package furong.care;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/**
 * A case was closed. Published in the same transaction.
 *
 * @param round which time it was handled; each has its own callback
 * @param callsBack whether somebody is to ring the customer
 * @param handler who closed it
 */
public record CaseClosed(
        CustomerId customer,
        CaseId id,
        int round,
        CaseKind kind,
        boolean callsBack,
        UnitId owner,
        String businessLine,
        Segment segment,
        String product,
        boolean rural,
        StaffId handler,
        UnitId handlerUnit,
        Instant at) {}
