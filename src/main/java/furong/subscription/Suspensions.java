package furong.subscription;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.subscription.Watches.What;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds lines back whose bills are unpaid: softly first, so that one can still be called, call for help and pay, then
 * wholly. The only way to hold for non-payment, and never without the reminders that allow it.
 */
@Component
@Transactional
public class Suspensions {

    private final Rows rows;
    private final Holds holds;
    private final Legs legs;
    private final Watches watches;
    private final Audit audit;

    Suspensions(Rows rows, Holds holds, Legs legs, Watches watches, Audit audit) {
        this.rows = rows;
        this.holds = holds;
        this.legs = legs;
        this.watches = watches;
        this.audit = audit;
    }

    /**
     * How a line is held back.
     *
     * @param reminders the ids of the attempts to remind that allow it, at least one
     * @param reference the caller's own name for it; comes back in {@link WentOff}
     */
    public record Suspension(SubscriptionId line, boolean soft, List<Long> reminders, String reference) {

        public Suspension {
            reminders = List.copyOf(reminders);
        }
    }

    /**
     * Holds a line back, or holds one wholly that was held softly. {@link WentOff} follows when the network was seen to
     * have switched it off; of a soft hold nothing follows. Doing it twice changes nothing.
     *
     * @throws Refused hold-without-reminder, subscription-over
     */
    public void suspend(CustomerId customer, Suspension how, Actor by) {
        if (how.reminders().isEmpty()) throw new Refused("hold-without-reminder");
        var line = rows.lock(customer, how.line());
        Subscriptions.refuseIfOver(line);
        var held = holds.of(customer, how.line()).stream()
                .filter(hold -> hold.reason() == Reason.NON_PAYMENT)
                .findFirst();
        if (held.isPresent() && (how.soft() || !held.get().soft())) return;
        if (held.isEmpty()) holds.suspend(line, how, by);
        else holds.harden(line, how);
        audit.note(
                by,
                "subscription.suspended",
                customer.value(),
                Subscriptions.subject(how.line()),
                Map.of("soft", how.soft(), "reminders", how.reminders()));
        watches.overtake(line, What.CAME_BACK, Reason.NON_PAYMENT.name());
        legs.follow(line, by);
        if (!how.soft()) watches.add(line, What.WENT_OFF, Reason.NON_PAYMENT.name(), how.reference());
        watches.look(line);
    }
}
