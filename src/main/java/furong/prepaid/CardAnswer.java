package furong.prepaid;

import furong.payment.PaymentId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;

/** What a card said. */
public sealed interface CardAnswer {

    /** Paid; {@code left} is on the card still. */
    record Paid(PaymentId payment, Money left) implements CardAnswer {}

    /** The same payment again; it was made before, once. */
    record PaidBefore(PaymentId payment) implements CardAnswer {}

    /** What can be spent until the end of a day. */
    record Balance(String serial, Money left, LocalDate expiresOn) implements CardAnswer {}

    /** No card has this number; so many tries are left. */
    record Wrong(int triesLeft) implements CardAnswer {}

    /** Too many wrong numbers: try again later. */
    record Wait(Instant until) implements CardAnswer {}

    /** There is less on it than was asked. */
    record TooLittle(Money left) implements CardAnswer {}

    /** The card is known and cannot be used. */
    record Unusable(Why why) implements CardAnswer {}

    /** Why a card cannot be used. */
    enum Why {
        NOT_ACTIVE,
        LOCKED,
        VOID,
        EXPIRED
    }
}
