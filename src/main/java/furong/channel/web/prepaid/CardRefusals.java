package furong.channel.web.prepaid;

import furong.platform.Refused;
import furong.prepaid.CardAnswer;
import java.time.Duration;
import java.time.Instant;

/** What to say to somebody whose card did not pay, at the field that is to be mended. */
public final class CardRefusals {

    private CardRefusals() {}

    /** A refusal for every answer that did not pay and is no balance. */
    public static Refused of(CardAnswer answer, Instant now) {
        return switch (answer) {
            case CardAnswer.Wrong(var left) -> Refused.field("pin", "card-wrong", left);
            case CardAnswer.Wait(var until) -> Refused.field("pin", "card-wait", minutes(now, until));
            case CardAnswer.TooLittle(var left) -> Refused.field("amount", "card-little", left);
            case CardAnswer.Unusable(var why) ->
                switch (why) {
                    case NOT_ACTIVE -> Refused.field("pin", "card-not-active");
                    case LOCKED -> Refused.field("pin", "card-locked");
                    case VOID -> Refused.field("pin", "card-void");
                    case EXPIRED -> Refused.field("pin", "card-expired");
                };
            case CardAnswer.Paid _, CardAnswer.PaidBefore _, CardAnswer.Balance _ ->
                throw new IllegalStateException("that is no refusal: " + answer);
        };
    }

    private static long minutes(Instant now, Instant until) {
        return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
    }
}
