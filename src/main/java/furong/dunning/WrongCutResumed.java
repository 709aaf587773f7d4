package furong.dunning;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/**
 * All lines of a suspension that should not have been work again. Published once, in the transaction that notes the last.
 *
 * @param subject the suspension: {@code cut:…}
 * @param owner the unit that faces the customer
 * @param handler who found out and cleared it up
 */
public record WrongCutResumed(
        CustomerId customer,
        String subject,
        UnitId owner,
        Segment segment,
        StaffId handler,
        UnitId handlerUnit,
        Instant at) {}
