package furong.billing;

import furong.customer.CustomerId;
import furong.ordering.OrderCompleted;
import furong.subscription.Activated;
import furong.subscription.CameBack;
import furong.subscription.Changed;
import furong.subscription.Ended;
import furong.subscription.Renumbered;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionId;
import furong.subscription.Transferred;
import furong.subscription.WentOff;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what happens to lines and orders, and lets the periods and charges follow. Twice or in any order is the same. */
@Component
class LineHearing {

    private final Periods periods;
    private final OneOffs oneOffs;

    LineHearing(Periods periods, OneOffs oneOffs) {
        this.periods = periods;
        this.oneOffs = oneOffs;
    }

    @ApplicationModuleListener
    void on(Activated line) {
        follow(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Changed line) {
        follow(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Renumbered line) {
        follow(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(WentOff line) {
        heard(line.customer(), line.subscription(), true, line.at());
    }

    @ApplicationModuleListener
    void on(CameBack line) {
        heard(line.customer(), line.subscription(), false, line.at());
    }

    @ApplicationModuleListener
    void on(Ended line) {
        follow(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Transferred line) {
        periods.handOver(line);
        follow(line.customer(), line.subscription());
        follow(line.newOwner(), line.successor());
    }

    /** In the transaction that took them over: set-based, and they have no story yet. */
    @EventListener
    void on(SubscriptionBoard.TakenOver taken) {
        periods.takeOver(taken);
    }

    @ApplicationModuleListener
    void on(OrderCompleted order) {
        oneOffs.charge(order.customer(), order.order());
    }

    private void heard(CustomerId customer, SubscriptionId subscription, boolean off, Instant at) {
        periods.hear(customer, subscription, off, at);
        follow(customer, subscription);
    }

    private void follow(CustomerId customer, SubscriptionId subscription) {
        periods.follow(customer, subscription);
    }
}
