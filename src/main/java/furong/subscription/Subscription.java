package furong.subscription;

import java.time.Instant;
import java.util.List;

/** What a customer has, in each of its states. */
public sealed interface Subscription {

    Terms terms();

    /** What holds it back now; empty if nothing does. */
    List<Hold> holds();

    default SubscriptionId id() {
        return terms().id();
    }

    /** Ordered, not working yet. */
    record Pending(Terms terms, List<Hold> holds) implements Subscription {}

    /** The line was switched on and passed its test; it works unless something holds it. */
    record Active(Terms terms, List<Hold> holds, Instant since) implements Subscription {
        public boolean works() {
            return holds.isEmpty();
        }
    }

    /** Over for good. */
    record Cancelled(Terms terms, List<Hold> holds, Instant at, String why) implements Subscription {

        /** Why a subscription is over whose line goes on with another customer. */
        static final String TRANSFERRED = "transferred";

        public boolean handedOver() {
            return why.equals(TRANSFERRED);
        }
    }
}
