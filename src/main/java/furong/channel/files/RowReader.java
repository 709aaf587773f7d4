package furong.channel.files;

import furong.customer.Account;
import furong.customer.Address;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.CustomerImport.Incoming;
import furong.customer.Document;
import furong.customer.DocumentType;
import furong.customer.Need;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.platform.Refused;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a row of a customer file into a customer, or refuses it with the field that is wrong. */
final class RowReader {

    private static final long MONTHS_MAX = 1_200;

    private final Mapping mapping;
    private final List<String> header;
    private final LocalDate asOf;

    RowReader(Mapping mapping, List<String> header, LocalDate today) {
        this.mapping = mapping;
        this.header = header;
        this.asOf = mapping.asOf(today);
    }

    Incoming read(List<String> row) {
        for (var text : row) if (text.indexOf('\0') >= 0) throw new Refused("import-character");
        var fields = mapping.fields(header, row);
        var needs = EnumSet.noneOf(Need.class);
        for (var need : fields.getOrDefault("need", List.of())) needs.add(choice(Need.class, "need", need));
        return new Incoming(
                one(fields, "reference"),
                String.join("\u001f", row),
                customer(fields),
                since(fields),
                yes(fields),
                needs,
                mapping.consent(),
                String.join(", ", fields.getOrDefault("service", List.of())));
    }

    private NewCustomer customer(Map<String, List<String>> fields) {
        return new NewCustomer(
                choice(Customer.Kind.class, "kind", or(fields, "kind", Customer.Kind.PERSON.name())),
                one(fields, "name"),
                choice(Segment.class, "segment", or(fields, "segment", Segment.PUBLIC.name())),
                document(fields),
                contacts(fields),
                new NewPlace(area(fields), address(fields)),
                choice(
                        Account.PaymentMethod.class,
                        "paymentMethod",
                        or(fields, "paymentMethod", Account.PaymentMethod.COUNTER.name())),
                null);
    }

    private static @Nullable Document document(Map<String, List<String>> fields) {
        var number = one(fields, "documentNumber");
        if (number.isEmpty()) return null;
        var type = or(fields, "documentType", DocumentType.ID_CARD.name());
        return new Document(choice(DocumentType.class, "documentType", type), number);
    }

    private static List<Contact> contacts(Map<String, List<String>> fields) {
        var contacts = new ArrayList<Contact>();
        for (var kind : Contact.Kind.values()) {
            var field = switch (kind) {
                case PHONE -> "phone";
                case MOBILE -> "mobile";
                case EMAIL -> "email";
            };
            var value = one(fields, field);
            if (!value.isEmpty()) contacts.add(new Contact(kind, value, "", contacts.isEmpty()));
        }
        return contacts;
    }

    private static Area area(Map<String, List<String>> fields) {
        var office = one(fields, "streetOffice");
        var district = or(fields, "district", office.length() == 9 ? office.substring(0, 6) : "");
        if (!district.matches("\\d{6}") || !office.matches("(\\d{9})?"))
            throw Refused.field("streetOffice", "area-unknown", district + "/" + office);
        return new Area(district, office);
    }

    private static Address address(Map<String, List<String>> fields) {
        return new Address(
                one(fields, "street"),
                one(fields, "number"),
                one(fields, "compound"),
                one(fields, "building"),
                one(fields, "unit"),
                one(fields, "room"));
    }

    private LocalDate since(Map<String, List<String>> fields) {
        var date = one(fields, "since");
        var months = or(fields, "months", "0");
        try {
            if (!date.isEmpty()) return LocalDate.parse(date);
            var count = Long.parseLong(months);
            if (count < 0 || count > MONTHS_MAX) throw Refused.field("months", "import-months", months);
            return asOf.minusMonths(count);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field("since", "import-date", date);
        } catch (NumberFormatException unreadable) {
            throw Refused.field("months", "import-months", months);
        }
    }

    private static boolean yes(Map<String, List<String>> fields) {
        return switch (or(fields, "active", "true")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw Refused.field("active", "import-value", other, "active");
        };
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String field, String text) {
        for (var constant : type.getEnumConstants()) if (constant.name().equals(text)) return constant;
        throw Refused.field(field, "import-value", text, field);
    }

    private static String one(Map<String, List<String>> fields, String field) {
        return or(fields, field, "");
    }

    private static String or(Map<String, List<String>> fields, String field, String otherwise) {
        var values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? otherwise : values.getFirst();
    }
}
