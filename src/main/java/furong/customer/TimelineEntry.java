package furong.customer;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened with a customer, told by the module it happened in.
 *
 * @param icon one word the page has a picture for, such as {@code order}
 * @param subject what it is about, {@code order:0HZX5V6WBC8Q1}; "" for the customer as such
 * @param key of the sentence in the messages of the telling module
 * @param args for that sentence
 * @param badge who did it
 */
public record TimelineEntry(
        CustomerId customer, Instant at, String icon, String subject, String key, List<String> args, String badge) {

    public TimelineEntry {
        args = List.copyOf(args);
    }
}
