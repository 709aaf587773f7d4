package furong.channel.web.customer;

import furong.customer.Account.PaymentMethod;
import furong.customer.Address;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.Document;
import furong.customer.DocumentType;
import furong.customer.KeyAccounts.Managers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registration form as it was sent; every part may be missing or blank. */
record Registration(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String segment,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String manager,
        @Nullable String deputy,
        @Nullable String district,
        @Nullable String streetOffice,
        @Nullable String street,
        @Nullable String house,
        @Nullable String compound,
        @Nullable String building,
        @Nullable String unit,
        @Nullable String room,
        @Nullable String payment) {

    NewCustomer customer() {
        var chosen = constant(Segment.class, "segment", segment);
        return new NewCustomer(
                constant(Customer.Kind.class, "kind", kind),
                required("name", name),
                chosen,
                document(),
                contacts(),
                place(),
                constant(PaymentMethod.class, "payment", payment),
                chosen == Segment.KEY_ACCOUNT ? managers() : null);
    }

    /** The address alone, for another place of a customer who is there already. */
    NewPlace place() {
        return new NewPlace(new Area(required("district", district), text(streetOffice)), address());
    }

    private @Nullable Document document() {
        var number = text(documentNumber);
        return number.isEmpty()
                ? null
                : new Document(constant(DocumentType.class, "documentType", documentType), number);
    }

    private List<Contact> contacts() {
        var contacts = new ArrayList<Contact>();
        contacts.add(phone(required("phone", phone), "", true));
        if (!text(email).isEmpty()) contacts.add(new Contact(Contact.Kind.EMAIL, text(email), "", false));
        return contacts;
    }

    /** A number that begins like a mobile is one. */
    static Contact phone(String value, String name, boolean preferred) {
        var mobile = value.replaceAll("[\\s()-]", "").matches("(\\+?86)?1\\d{10}");
        return new Contact(mobile ? Contact.Kind.MOBILE : Contact.Kind.PHONE, value, name, preferred);
    }

    private Managers managers() {
        return new Managers(StaffId.of(required("manager", manager)), StaffId.of(required("deputy", deputy)));
    }

    private Address address() {
        return new Address(
                required("street", street), text(house), text(compound), text(building), text(unit), text(room));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }

    static String required(String field, @Nullable String sent) {
        if (text(sent).isEmpty()) throw Refused.field(field, "required");
        return text(sent);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String field, @Nullable String sent) {
        try {
            return Enum.valueOf(type, required(field, sent));
        } catch (IllegalArgumentException unknown) {
            throw Refused.field(field, "unreadable");
        }
    }
}
