package furong.ordering;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/**
 * An order was taken. Published in the same transaction.
 *
 * @param action what is done: INSTALL, MOVE, CHANGE, …
 * @param visitComes whether a crew will come
 * @param callsBack whether somebody is to ring the customer afterwards
 * @param clerk who took it; without a visit nobody else handles the customer
 */
public record OrderPlaced(
        CustomerId customer,
        OrderId order,
        String action,
        String number,
        String product,
        String businessLine,
        UnitId owner,
        Segment segment,
        boolean rural,
        boolean visitComes,
        boolean callsBack,
        StaffId clerk,
        UnitId clerkUnit,
        Instant at) {}
