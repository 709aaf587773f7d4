package furong.payment;

/** What became of a reversal; repeating it gives the same answer, as reversals are repeated until they are answered. */
public sealed interface ReversalOutcome {

    /** The payment is taken back, and what it had settled is open again. */
    record Reversed(PaymentId id) implements ReversalOutcome {}

    /** It was taken back before. */
    record AlreadyReversed(PaymentId id) implements ReversalOutcome {}

    /** Nothing was booked under this reference, and nothing will be: the original is declined when it comes. */
    record Blocked() implements ReversalOutcome {}
}
