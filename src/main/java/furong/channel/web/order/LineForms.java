package furong.channel.web.order;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.Price;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.customer.Customer;
import furong.customer.Place;
import furong.customer.PlaceId;
import furong.fieldwork.HoldId;
import furong.fulfilment.Recipe;
import furong.fulfilment.Recipes;
import furong.ordering.NewOrder;
import furong.ordering.Orders;
import furong.ordering.Wishes;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page for an order about a line shows, and reads what it sends. */
@Component
class LineForms {

    /** Fields of the page that are no answers of the registration form. */
    private static final Set<String> OURS =
            Set.of("place", "number", "slot", "hold", "oldSlot", "oldHold", "minutes", "effective", "requestKey");

    private static final int NUMBERS = 12;

    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Recipes recipes;
    private final Numbers numbers;
    private final Orders orders;
    private final OrderForms windows;
    private final ConsentDesk consents;

    LineForms(
            Catalog catalog,
            Cards cards,
            Forms forms,
            Recipes recipes,
            Numbers numbers,
            Orders orders,
            OrderForms windows,
            ConsentDesk consents) {
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.recipes = recipes;
        this.numbers = numbers;
        this.orders = orders;
        this.windows = windows;
        this.consents = consents;
    }

    LineForm of(
            Customer customer, Subscription line, String action, Map<String, String> sent, SignedIn who, Shell shell) {
        var offer = catalog.offer(line.terms().offer());
        var transaction = catalog.transaction(action, offer.product().code());
        var recipe = recipes.current(action, offer.product().code(), shell.today());
        var form = forms.current(transaction.code(), shell.today());
        var place = recipe.has("START_LEG") ? chosen(customer, sent) : null;
        var choices = numbers(line, recipe, offer, place, shell);
        var agreement = transaction.needsConsent() && (!recipe.has("START_LEG") || place != null)
                ? agreement(customer, line, transaction, withFirst(sent, choices), who, shell)
                : null;
        return new LineForm(
                customer,
                line,
                transaction,
                recipe,
                offer,
                cards.current(transaction.code(), shell.today()),
                form,
                orders.script(customer.segment(), shell.today()),
                catalog.fee(action, offer.product().code(), shell.today())
                        .map(Price::amount)
                        .orElse(null),
                recipe.has("START_LEG") ? places(customer, line) : List.of(),
                place == null ? "" : place.id().text(),
                choices,
                place == null || !recipe.has("VISIT") || !offer.needsVisit()
                        ? List.of()
                        : windows.days(place, offer, shell),
                place == null || !recipe.has("VISIT_OLD") || !offer.needsVisit()
                        ? List.of()
                        : oldDays(customer.place(line.terms().place()), offer, shell),
                recipe.has("WAIT_UNTIL"),
                agreement,
                obstacle(customer, line),
                Ids.text(Ids.next()),
                known(form, customer));
    }

    /** The words of the order as it stands on the page now, to be confirmed; null if they cannot be said yet. */
    @Nullable
    ConsentView agreement(
            Customer customer,
            Subscription line,
            Transaction transaction,
            Map<String, String> sent,
            SignedIn who,
            Shell shell) {
        try {
            var order = order(line, transaction.action(), sent, null, null, who);
            return consents.ask(ConsentDesk.FIELD, customer, transaction.name(), orders.agreement(order), who, shell);
        } catch (Refused notYet) {
            return null;
        }
    }

    /** The order a sent page asks for. */
    NewOrder order(
            Subscription line,
            String action,
            Map<String, String> sent,
            @Nullable HoldId slot,
            @Nullable HoldId oldSlot,
            SignedIn who) {
        var answers = new HashMap<>(sent);
        answers.keySet()
                .removeIf(name ->
                        OURS.contains(name) || name.startsWith("_") || ConsentDesk.isOurs(ConsentDesk.FIELD, name));
        var place = sent.getOrDefault("place", "");
        var wishes = new Wishes(
                null,
                place.isEmpty() ? null : PlaceId.of(place),
                null,
                slot,
                oldSlot,
                sent.get("number"),
                day(sent),
                null,
                null);
        var order = NewOrder.of(action, line.terms(), wishes, answers, channel(who), hall(who));
        var key = sent.getOrDefault("requestKey", "");
        return key.isEmpty() ? order : order.under(key);
    }

    static String channel(SignedIn who) {
        if (hall(who) != null) return "HALL";
        return who.is(Role.ACCOUNT_MANAGER) ? "ACCOUNT_MANAGER" : "HOTLINE";
    }

    static @Nullable HallId hall(SignedIn who) {
        return who.is(Role.COUNTER_CLERK) ? who.who().hall() : null;
    }

    private static @Nullable LocalDate day(Map<String, String> sent) {
        var day = sent.getOrDefault("effective", "");
        if (day.isBlank()) return null;
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field("effective", "field-date");
        }
    }

    private static @Nullable Place chosen(Customer customer, Map<String, String> sent) {
        var wanted = sent.getOrDefault("place", "");
        return customer.places().stream()
                .filter(place -> place.id().text().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static List<Option> places(Customer customer, Subscription line) {
        return customer.places().stream()
                .filter(place -> !place.id().equals(line.terms().place()))
                .map(place -> new Option(place.id().text(), place.line()))
                .toList();
    }

    /** The present number first, where the recipe takes a new one only if it must. */
    private List<Option> numbers(Subscription line, Recipe recipe, Offer offer, @Nullable Place place, Shell shell) {
        var present = line.terms().number();
        if (!recipe.has("RESERVE_NUMBER") || present == null) return List.of();
        if (recipe.has("START_LEG") && place == null) return List.of();
        var options = new ArrayList<Option>();
        if (place != null && numbers.serves(present, place.area(), offer.accessKind()))
            options.add(new Option("", shell.t("ordering.page.number.keep", present)));
        var free = place == null
                ? numbers.free(numbers.exchangeOf(present), NUMBERS)
                : numbers.free(place.area(), offer.accessKind(), "", NUMBERS);
        for (var number : free) options.add(new Option(number.number(), number.number()));
        return options;
    }

    /** Until somebody chooses, the first number on the list is the one that is meant. */
    private static Map<String, String> withFirst(Map<String, String> sent, List<Option> numbers) {
        var all = new HashMap<>(sent);
        if (!numbers.isEmpty()) all.putIfAbsent("number", numbers.getFirst().value());
        return all;
    }

    private List<SlotDay> oldDays(Place place, Offer offer, Shell shell) {
        return windows.days(place, offer, shell);
    }

    private String obstacle(Customer customer, Subscription line) {
        if (!(line instanceof Subscription.Active)) return "subscription-over";
        return orders.openOn(customer.id(), line.id()).isPresent() ? "order-line-busy" : "";
    }

    private static Map<String, String> known(Form form, Customer customer) {
        return OrderForms.known(form, customer);
    }
}
