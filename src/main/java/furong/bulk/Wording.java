package furong.bulk;

import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.Address;
import furong.customer.AddressBook;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewPlace;
import furong.customer.Place;
import furong.fieldwork.HoldId;
import furong.fieldwork.Slots;
import furong.ordering.NewOrder;
import furong.ordering.Wishes;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a line into an order as a clerk would fill it in: the place registered, the first free window held, a free
 * number picked where the line names none. Runs in the transaction of the line, so that a refusal takes all of it back.
 */
@Component
class Wording {

    /** Columns that are no answers of the registration form. */
    static final Set<String> COLUMNS = Set.of(
            "action",
            "line",
            "offer",
            "account",
            "district",
            "office",
            "street",
            "house",
            "compound",
            "building",
            "unit",
            "room",
            "number",
            "from");

    private static final Set<String> ACTIONS = Set.of("INSTALL", "MOVE", "RESUME");
    private static final int DAYS = 28;

    private final Customers customers;
    private final AddressBook book;
    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final Forms forms;
    private final Slots slots;
    private final Numbers numbers;
    private final Clock clock;

    Wording(
            Customers customers,
            AddressBook book,
            Subscriptions subscriptions,
            Catalog catalog,
            Forms forms,
            Slots slots,
            Numbers numbers,
            Clock clock) {
        this.customers = customers;
        this.book = book;
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.forms = forms;
        this.slots = slots;
        this.numbers = numbers;
        this.clock = clock;
    }

    NewOrder order(Customer customer, BulkLine line, Actor by) {
        var action = line.cell("action");
        if (!ACTIONS.contains(action)) throw Refused.field("action", "bulk-action", action);
        var known = action.equals("INSTALL") ? null : service(customer, line.cell("line"));
        var offer = catalog.offer(known == null ? offer(line) : known.terms().offer());
        var place = action.equals("RESUME") ? null : place(customer, line, by);
        var slot = place != null && offer.needsVisit() ? slot(customer, offer, place, line, by) : null;
        var transaction = catalog.transaction(action, offer.product().code());
        var answers = answers(customer, line, forms.current(transaction.code(), today()));
        if (known == null)
            return new NewOrder(
                    customer.id(),
                    account(customer, line),
                    offer.id(),
                    java.util.Objects.requireNonNull(place).id(),
                    slot,
                    offer.needsNumber() ? number(line, place, offer) : null,
                    answers,
                    "ACCOUNT_MANAGER",
                    null);
        var wishes = place == null
                ? Wishes.from(line.cell("from").isEmpty() ? null : from(line))
                : Wishes.move(place.id(), slot, null, moved(line, known, place, offer));
        return NewOrder.of(action, known.terms(), wishes, answers, "ACCOUNT_MANAGER", null);
    }

    private OfferId offer(BulkLine line) {
        var named = line.cell("offer");
        if (named.isEmpty()) throw Refused.field("offer", "required");
        return catalog.offers(today()).stream()
                .map(Offer::id)
                .filter(open -> open.value().equals(named))
                .findFirst()
                .orElseThrow(() -> Refused.field("offer", "order-offer-closed", named));
    }

    /** A line by its telephone number, or by its 13 characters. */
    private Subscription service(Customer customer, String named) {
        if (named.isEmpty()) throw Refused.field("line", "required");
        return subscriptions.of(customer.id()).stream()
                .filter(line -> named.equals(line.terms().number())
                        || named.equals(line.terms().id().text()))
                .filter(line -> !(line instanceof Subscription.Cancelled))
                .findFirst()
                .orElseThrow(() -> Refused.field("line", "bulk-line-unknown", named));
    }

    private static AccountId account(Customer customer, BulkLine line) {
        var named = line.cell("account");
        return customer.accounts().stream()
                .filter(account -> account.active())
                .filter(account -> named.isEmpty() || named.equals(account.number()))
                .findFirst()
                .orElseThrow(() -> Refused.field("account", "order-account-unknown"))
                .id();
    }

    private Place place(Customer customer, BulkLine line, Actor by) {
        var area = area(line);
        var address = new Address(
                line.cell("street"),
                line.cell("house"),
                line.cell("compound"),
                line.cell("building"),
                line.cell("unit"),
                line.cell("room"));
        if (address.street().isEmpty() && address.compound().isEmpty()) throw Refused.field("street", "required");
        return customer.places().stream()
                .filter(known -> known.area().equals(area) && known.address().equals(address))
                .findFirst()
                .orElseGet(() -> customers.addPlace(customer.id(), new NewPlace(area, address), by));
    }

    private Area area(BulkLine line) {
        var district = line.cell("district");
        if (!district.matches("\\d{6}")) throw Refused.field("district", "bulk-district", district);
        var code = book.district(district).code();
        var office = line.cell("office");
        if (office.isEmpty()) return Area.district(code);
        if (!office.matches("\\d{9}") || book.office(new Area(code, office)) == null)
            throw Refused.field("office", "bulk-office", office);
        return new Area(code, office);
    }

    private HoldId slot(Customer customer, Offer offer, Place place, BulkLine line, Actor by) {
        var district = place.area().district();
        var first = slots.offers(offer.skill(), district, from(line), DAYS, offer.visitMinutes()).stream()
                .findFirst()
                .orElseThrow(() -> Refused.field("from", "bulk-no-window", DAYS));
        return slots.hold(customer.id(), first.key(), offer.visitMinutes(), by);
    }

    private String number(BulkLine line, Place place, Offer offer) {
        var named = line.cell("number");
        if (!named.isEmpty()) return named;
        return numbers.free(place.area(), offer.accessKind(), "", 1).stream()
                .findFirst()
                .orElseThrow(() -> Refused.field("number", "bulk-no-number"))
                .number();
    }

    /** The number stays where the exchange allows; otherwise the line names a new one, or any is taken. */
    private @Nullable String moved(BulkLine line, Subscription known, Place place, Offer offer) {
        var present = known.terms().number();
        if (present == null || !offer.needsNumber()) return null;
        if (line.cell("number").isEmpty() && numbers.serves(present, place.area(), offer.accessKind())) return null;
        return number(line, place, offer);
    }

    private LocalDate from(BulkLine line) {
        var from = line.cell("from");
        if (from.isEmpty()) return today();
        if (!from.matches("\\d{4}-\\d{2}-\\d{2}")) throw Refused.field("from", "field-date");
        try {
            var day = LocalDate.parse(from);
            if (day.isBefore(today())) throw Refused.field("from", "order-day-past");
            return day;
        } catch (java.time.DateTimeException noDay) {
            throw Refused.field("from", "field-date");
        }
    }

    /** The columns that are questions of the form; whom to ask for is known already. */
    private static Map<String, String> answers(Customer customer, BulkLine line, Form form) {
        var answers = new HashMap<String, String>();
        for (var field : form.fields()) {
            var cell = line.cell(field.name());
            if (cell.isEmpty() && field.name().equals("contactName")) cell = customer.name();
            if (cell.isEmpty() && field.name().equals("contactPhone")) cell = customer.phone();
            if (!cell.isEmpty()) answers.put(field.name(), cell);
        }
        for (var column : line.cells().keySet())
            if (!COLUMNS.contains(column)
                    && form.fields().stream().noneMatch(field -> field.name().equals(column)))
                throw Refused.field(column, "bulk-column", column);
        return answers;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
