package furong.ordering;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of an order; customers know its printed number instead. */
public record OrderId(long value) implements Id {

    private static final String SUBJECT = "order:";

    public static OrderId of(String text) {
        return new OrderId(Ids.parse(text));
    }

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /** How promises, visits, subscriptions and the timeline refer to this order. */
    public String subject() {
        return SUBJECT + text();
    }

    /** Whether an event's reference speaks of an order at all. */
    public static boolean isSubject(String reference) {
        return reference.startsWith(SUBJECT);
    }

    public static OrderId ofSubject(String reference) {
        return of(reference.substring(SUBJECT.length()));
    }
}
