package furong.care;

import furong.contact.ContactChannel;
import furong.contact.ContactId;
import furong.customer.CustomerId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer brings to us.
 *
 * @param type code of a {@link Procedure}
 * @param complainant who speaks; "" for the customer
 * @param onBehalfOf for whom they speak; "" for themselves
 * @param answers what the procedure's fields were answered with, by code
 * @param call the call in which it was told; null for a letter, the web, a counter
 */
public record NewCase(
        CustomerId customer,
        String type,
        String title,
        String story,
        String complainant,
        String onBehalfOf,
        Map<String, String> answers,
        ContactChannel channel,
        @Nullable ContactId call) {

    public NewCase(CustomerId customer, String type, String title, String story, ContactChannel channel) {
        this(customer, type, title, story, "", "", Map.of(), channel, null);
    }

    public NewCase with(Map<String, String> given) {
        return new NewCase(customer, type, title, story, complainant, onBehalfOf, given, channel, call);
    }
}
