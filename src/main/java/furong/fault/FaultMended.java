package furong.fault;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** A fault was mended. Published in the same transaction; {@code handler} is who mended it. */
public record FaultMended(
        CustomerId customer,
        FaultId id,
        UnitId owner,
        String businessLine,
        Segment segment,
        String product,
        boolean rural,
        StaffId handler,
        UnitId handlerUnit,
        Instant at) {}
