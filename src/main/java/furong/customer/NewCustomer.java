package furong.customer;

import furong.organisation.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be registered; with them a first account is opened.
 *
 * @param document null if none was shown yet
 * @param home where they live or sit; its area decides which unit faces them
 * @param managers needed for a key account, null otherwise
 */
public record NewCustomer(
        Customer.Kind kind,
        String name,
        Segment segment,
        @Nullable Document document,
        List<Contact> contacts,
        NewPlace home,
        Account.PaymentMethod paymentMethod,
        KeyAccounts.@Nullable Managers managers) {

    public NewCustomer {
        name = name.strip();
        contacts = List.copyOf(contacts);
    }

    /** A person of the public segment who pays at the counter. */
    public static NewCustomer person(String name, @Nullable Document document, String mobile, NewPlace home) {
        return new NewCustomer(
                Customer.Kind.PERSON,
                name,
                Segment.PUBLIC,
                document,
                List.of(Contact.mobile(mobile)),
                home,
                Account.PaymentMethod.COUNTER,
                null);
    }
}
