package furong.till;

import furong.customer.CustomerId;
import furong.payment.PaymentId;
import furong.platform.Actor;

/** A customer paid one of us in cash. Published once for each payment, in the same transaction. */
public record CashTaken(CustomerId customer, PaymentId payment, Where where, Actor by) {

    public String subject() {
        return "payment:" + payment.text();
    }

    /** Where they stood. */
    public enum Where {
        HALL,
        VEHICLE,
        DOOR
    }
}
