package furong.ordering;

import furong.catalog.OfferId;
import furong.customer.CustomerId;
import furong.fulfilment.Plan.Stage;
import furong.organisation.UnitId;
import java.time.Instant;

/** One line of a list of orders; both owners are always on it. */
public record OrderRow(
        CustomerId customer,
        OrderId id,
        String action,
        String number,
        OfferId offer,
        String product,
        String state,
        Stage stage,
        UnitId owner,
        String businessLine,
        String badge,
        Instant placedAt,
        Instant since) {}
