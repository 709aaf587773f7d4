package furong.demo;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.Forms;
import furong.catalog.OfferId;
import furong.consent.Consents;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewPlace;
import furong.demo.Orderings.Desk;
import furong.fieldwork.VisitId;
import furong.fulfilment.Item.NewOwner;
import furong.fulfilment.Plan.Stage;
import furong.ordering.NewOrder;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.ordering.Wishes;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes an order about a line a customer has, as a clerk does: moved, changed, paused, given up or given on. */
@DemoPart
class LineOrders {

    private static final DateTimeFormatter RECORDING = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final List<String> STREETS = List.of("东大街", "书院街", "槐树街", "青石桥", "盐市口");

    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final Forms forms;
    private final Orders orders;
    private final Orderings orderings;
    private final Customers customers;
    private final Numbers numbers;
    private final Consents consents;
    private final Clock clock;

    LineOrders(
            Subscriptions subscriptions,
            Catalog catalog,
            Forms forms,
            Orders orders,
            Orderings orderings,
            Customers customers,
            Numbers numbers,
            Consents consents,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.forms = forms;
        this.orders = orders;
        this.orderings = orderings;
        this.customers = customers;
        this.numbers = numbers;
        this.consents = consents;
        this.clock = clock;
    }

    /** Empty if the customer has nothing that works, or what they wish cannot be had: they go home. */
    Optional<Order> take(Customer customer, Customer neighbour, Desk desk, People people) {
        var working = subscriptions.of(customer.id()).stream()
                .filter(Subscription.Active.class::isInstance)
                .toList();
        if (working.isEmpty()) return Optional.empty();
        var line = people.any(working);
        try {
            var action = action(line, people);
            return Optional.of(place(
                    action,
                    line.terms(),
                    wishes(action, line.terms(), customer, neighbour, desk, people),
                    desk,
                    people));
        } catch (Refused goesHome) {
            return Optional.empty();
        }
    }

    /** Agrees when a crew takes down what is at the old place, if the order is a move; empty if nobody needs to come. */
    Optional<VisitId> bookTakeDown(Order order, Actor by, People people) {
        var view = orders.view(order.customer(), order.id());
        var move = view.move();
        var waits = view.order() instanceof Order.Open open && open.stage() == Stage.VISIT;
        if (move == null || !waits || view.secondVisit() != null) return Optional.empty();
        var customer = customers.get(order.customer());
        var slot = orderings.hold(
                customer, view.offer(), customer.place(move.from().place()), by, people);
        if (slot == null) return Optional.empty();
        orders.bookSecondVisit(order.customer(), order.id(), slot, by);
        return orders.view(order.customer(), order.id()).plan().visit("VISIT_OLD");
    }

    private static String action(Subscription line, People people) {
        var suspended = line.holds().stream().anyMatch(hold -> hold.reason() == Reason.CUSTOMER_WISH);
        if (suspended) return "RESUME";
        var actions = new ArrayList<>(List.of("CHANGE", "CHANGE", "MOVE", "MOVE", "SUSPEND", "TRANSFER", "REMOVE"));
        if (line.terms().number() != null) actions.add("RENUMBER");
        return people.any(actions);
    }

    private Wishes wishes(String action, Terms line, Customer customer, Customer neighbour, Desk desk, People people) {
        return switch (action) {
            case "MOVE" -> move(line, customer, desk, people);
            case "CHANGE" -> change(line, people);
            case "RENUMBER" ->
                Wishes.number(people.any(numbers.free(numbers.exchangeOf(Objects.requireNonNull(line.number())), 20))
                        .number());
            case "TRANSFER" ->
                Wishes.owner(new NewOwner(
                        neighbour.id(),
                        neighbour.accounts().getFirst().id(),
                        neighbour.home().id()));
            default -> Wishes.NONE;
        };
    }

    /** A few streets on, with a window there and a later one at the old place. */
    private Wishes move(Terms line, Customer customer, Desk desk, People people) {
        var area = customer.place(line.place()).area();
        var by = desk.clerk().from("demo");
        var place = customers.addPlace(
                customer.id(),
                new NewPlace(area, Address.street(people.any(STREETS), String.valueOf(people.between(1, 900)))),
                by);
        var offer = catalog.offer(line.offer());
        if (!offer.needsVisit()) return Wishes.move(place.id(), null, null, null);
        var slot = orderings.hold(customer, offer, place, by, people);
        return Wishes.move(place.id(), slot, null, null);
    }

    private Wishes change(Terms line, People people) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var product = catalog.offer(line.offer()).product().code();
        var offers = catalog.offers(today).stream()
                .filter(offer -> offer.product().code().equals(product))
                .map(offer -> offer.id())
                .toList();
        var features = catalog.features(product, today).stream()
                .map(Feature::code)
                .filter(code -> !code.equals("CALL_FORWARDING") && people.once(2))
                .collect(Collectors.toSet());
        OfferId offer = people.any(offers);
        return Wishes.change(offer, features, people.once(6) ? today.plusDays(2) : null);
    }

    private Order place(String action, Terms line, Wishes wishes, Desk desk, People people) {
        var transaction = catalog.transaction(
                action, catalog.offer(line.offer()).product().code());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var answers = forms.current(transaction.code(), today).examples();
        var order = NewOrder.of(action, line, wishes, answers, desk.channel(), desk.hall());
        var by = desk.clerk().from("demo");
        if (!transaction.needsConsent()) return orders.place(order, by);
        var moment = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        var recording = "10000-" + RECORDING.format(moment) + "-" + people.between(1000, 99_999);
        var consent =
                consents.byVoice(line.customer(), transaction.name().packed(), orders.agreement(order), recording, by);
        return orders.place(order.confirmed(consent), by);
    }
}
