package furong.payment;

import furong.ledger.Credited;

/** What became of a receipt. Accepted and already accepted are the same to a caller: the money is booked, once. */
public sealed interface Outcome {

    /** Booked now. */
    record Accepted(PaymentId id, Credited credited) implements Outcome {}

    /** The same receipt was booked before; this is the first answer again. */
    record AlreadyAccepted(PaymentId id, Payment payment) implements Outcome {}

    /**
     * Not booked and never will be under this reference.
     *
     * @param why {@code payment-blocked}: it was taken back before it came; {@code payment-differs}: the same reference
     *     came with other content (in bulk, where one row must not refuse the others)
     */
    record Declined(String why) implements Outcome {}
}
