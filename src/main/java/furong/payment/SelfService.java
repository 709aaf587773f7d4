package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer pays by themselves, on the web or by telephone. When this returns the payment is committed: whoever opens
 * the customer's page sees it, and its receipt can be printed anywhere.
 */
@Component
@Transactional
public class SelfService {

    private static final String OTHER_SIDE = "clearing.online";

    private final Payments payments;
    private final Timeline timeline;
    private final Clock clock;

    SelfService(Payments payments, Timeline timeline, Clock clock) {
        this.payments = payments;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Where the customer was. */
    public enum Door {
        WEB,
        IVR
    }

    /**
     * Money a gateway says it has taken for us.
     *
     * @param reference the gateway's; sent again, it gives the first payment again
     */
    public record Paid(CustomerId customer, AccountId account, Money amount, Door door, String reference) {}

    /** The payment, new or known. Refused as {@code payment-differs} and as {@code payment-blocked}. */
    public Payment paid(Paid paid, Actor by) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var receipt = new Receipt(
                PayChannel.ONLINE,
                paid.door().name(),
                paid.reference(),
                paid.customer(),
                paid.account(),
                paid.amount(),
                now,
                today,
                today,
                OTHER_SIDE,
                List.of());
        return switch (payments.receive(receipt, by)) {
            case Outcome.AlreadyAccepted(var id, var payment) -> payment;
            case Outcome.Declined(var why) -> throw new Refused(why);
            case Outcome.Accepted(var id, var credited) -> {
                timeline.add(new TimelineEntry(
                        paid.customer(),
                        now,
                        "money",
                        "payment:" + id.text(),
                        "payment.timeline.self." + paid.door(),
                        List.of(paid.amount().decimal()),
                        by.badge()));
                yield payments.get(paid.customer(), id);
            }
        };
    }
}
