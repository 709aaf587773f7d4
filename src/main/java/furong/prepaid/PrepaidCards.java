package furong.prepaid;

import furong.platform.Actor;
import furong.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * Pays from prepaid cards and tells what is on them, for whoever knows the secret number: at the counter, on the web, by
 * telephone. Each try counts before the number is looked up; a wrong one too many, and the caller waits.
 */
@Component
public class PrepaidCards {

    /** Of a card's secret number. */
    public static final int PIN_DIGITS = Pins.DIGITS;

    private static final int CALLER_MAX = 100;

    private final Attempts attempts;
    private final Redemption redemption;

    PrepaidCards(Attempts attempts, Redemption redemption) {
        this.attempts = attempts;
        this.redemption = redemption;
    }

    /** What is on the card. Refused as {@code card-number} if it cannot be one. */
    public CardAnswer balance(String pin, String caller) {
        var digits = Pins.read(pin);
        return switch (attempts.begin(checked(caller))) {
            case Attempts.Begun.Refuse(var until) -> new CardAnswer.Wait(until);
            case Attempts.Begun.Try attempt -> redemption.look(digits, attempt);
        };
    }

    /**
     * Pays from the card onto an account. Committed when it returns. Refused as {@code card-number} if it cannot be one,
     * as {@code payment-differs} if the key was used for another payment from this card.
     */
    public CardAnswer pay(CardPayment what, Actor by) {
        var digits = Pins.read(what.pin());
        if (!what.amount().isPositive()) throw Refused.field("amount", "payment-amount");
        return switch (attempts.begin(checked(what.caller()))) {
            case Attempts.Begun.Refuse(var until) -> new CardAnswer.Wait(until);
            case Attempts.Begun.Try attempt -> redemption.pay(what, digits, attempt, by);
        };
    }

    private static String checked(String caller) {
        if (caller.isBlank() || caller.length() > CALLER_MAX) throw Refused.field("caller", "required");
        return caller;
    }
}
