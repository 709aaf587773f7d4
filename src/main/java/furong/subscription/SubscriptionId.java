package furong.subscription;

import furong.platform.Id;
import furong.platform.Ids;

/** One thing a customer has from us: a line, a handset, a broadband access. */
public record SubscriptionId(long value) implements Id {

    public static SubscriptionId next() {
        return new SubscriptionId(Ids.next());
    }

    public static SubscriptionId of(String text) {
        return new SubscriptionId(Ids.parse(text));
    }
}
