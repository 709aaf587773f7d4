package furong.customer;

import furong.platform.Refused;
import java.util.Locale;

/**
 * A way to reach the customer.
 *
 * @param value digits (with a leading + for abroad) for phones, an address for mail
 * @param name whom one reaches there; "" is the customer
 */
public record Contact(Kind kind, String value, String name, boolean preferred) {

    public enum Kind {
        PHONE,
        MOBILE,
        EMAIL
    }

    public Contact {
        value = switch (kind) {
            case PHONE, MOBILE -> value.replaceAll("[\\s()-]", "");
            case EMAIL -> value.strip().toLowerCase(Locale.ROOT);
        };
        name = name.strip();
    }

    public static Contact mobile(String value) {
        return new Contact(Kind.MOBILE, value, "", true);
    }

    public static Contact phone(String value) {
        return new Contact(Kind.PHONE, value, "", true);
    }

    void check() {
        switch (kind) {
            case PHONE, MOBILE -> {
                if (!value.matches("\\+?\\d{5,18}")) throw Refused.field("phone", "contact-phone", value);
            }
            case EMAIL -> {
                if (!value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))
                    throw Refused.field("email", "contact-email", value);
            }
        }
    }
}
