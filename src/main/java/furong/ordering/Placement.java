package furong.ordering;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.catalog.Reach;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.Place;
import furong.fieldwork.NewVisit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Numbers;
import furong.resource.Ports;
import furong.subscription.NewSubscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes one order: checks it against catalogue and form, then takes what it needs. Runs in its caller's transaction. */
@Component
class Placement {

    private static final String INSTALL = "INSTALL_";
    private static final Duration KEEP = Duration.ofHours(1);

    private final OrderTable table;
    private final OrderStory story;
    private final Customers customers;
    private final Organisation organisation;
    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Numbers phones;
    private final Ports ports;
    private final Subscriptions subscriptions;
    private final Visits visits;
    private final Promises promises;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String currency;

    Placement(
            OrderTable table,
            OrderStory story,
            Customers customers,
            Organisation organisation,
            Catalog catalog,
            Cards cards,
            Forms forms,
            Numbers phones,
            Ports ports,
            Subscriptions subscriptions,
            Visits visits,
            Promises promises,
            DocumentNumbers numbers,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${furong.currency}") String currency) {
        this.table = table;
        this.story = story;
        this.customers = customers;
        this.organisation = organisation;
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.phones = phones;
        this.ports = ports;
        this.subscriptions = subscriptions;
        this.visits = visits;
        this.promises = promises;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.currency = currency;
    }

    Order place(NewOrder order, Actor by) {
        var id = OrderId.next();
        var first = table.claim(order, id);
        if (!first.equals(id)) return table.get(order.customer(), first);
        var wish = checked(order);
        var terms = agree(order, id, wish, by);
        var visit = wish.offer.needsVisit() ? book(order, terms, wish, by) : null;
        table.insert(terms, visit);
        var _ = promises.make(promise(terms, PromiseType.INSTALL, terms.placedAt()), by);
        record(terms, visit, wish, by);
        return table.get(order.customer(), id);
    }

    /** What the order asks for, looked up and found possible. */
    private record Wish(Customer customer, Place place, Offer offer, Form form, Map<String, String> answers) {}

    private Wish checked(NewOrder order) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var customer = customers.get(order.customer());
        var place = customer.places().stream()
                .filter(known -> known.id().equals(order.place()))
                .findFirst()
                .orElseThrow(() -> Refused.field("place", "order-place-unknown"));
        if (customer.accounts().stream()
                .noneMatch(account -> account.active() && account.id().equals(order.account())))
            throw Refused.field("account", "order-account-unknown");
        var offer = catalog.offers(today).stream()
                .filter(open -> open.id().equals(order.offer()))
                .findFirst()
                .orElseThrow(() -> Refused.field(
                        "offer", "order-offer-closed", order.offer().value()));
        switch (catalog.reach(offer.id(), place.area())) {
            case Reach.Reachable() -> {}
            case Reach.NotReachable(var code) -> throw Refused.field("offer", "order-not-reachable");
        }
        var form = forms.current(INSTALL + offer.product().code(), today);
        var errors = form.check(order.answers());
        if (!errors.isEmpty()) throw new AnswersRefused(errors);
        if (offer.needsNumber() && blank(order.number())) throw Refused.field("number", "order-number-missing");
        if (offer.needsVisit() && order.slot() == null) throw Refused.field("slot", "order-slot-missing");
        return new Wish(customer, place, offer, form, form.clean(order.answers()));
    }

    private Order.Terms agree(NewOrder order, OrderId id, Wish wish, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var offer = wish.offer;
        var number = offer.needsNumber() ? order.number() : null;
        return new Order.Terms(
                order.customer(),
                id,
                numbers.next("XZ"),
                order.account(),
                offer.id(),
                offer.product().code(),
                offer.product().businessLine(),
                wish.customer.owner(),
                wish.customer.segment(),
                order.place(),
                wish.place.rural(),
                number,
                start(order, id, wish, by),
                wish.form.transaction(),
                cards.current(wish.form.transaction(), today).version(),
                wish.form.version(),
                wish.answers,
                channel(order.channel()),
                hall(order),
                new StaffId(by.person()),
                new UnitId(by.unit()),
                by.badge(),
                Price.total(catalog.prices(offer.id(), today), PriceKind.ONE_OFF, currency),
                clock.instant());
    }

    /** Reserves number and port, which the pending subscription then takes for good, in the same transaction. */
    private SubscriptionId start(NewOrder order, OrderId id, Wish wish, Actor by) {
        var customer = order.customer().value();
        var number = wish.offer.needsNumber() ? order.number() : null;
        if (number != null && !phones.serves(number, wish.place.area(), wish.offer.accessKind()))
            throw Refused.field("number", "number-unknown", number);
        if (number != null) phones.reserve(customer, number, id.subject(), KEEP);
        var kind = wish.offer.portKind();
        var port = kind.isEmpty() ? null : ports.reserve(customer, wish.place.area(), kind, id.subject(), KEEP);
        return subscriptions.start(
                new NewSubscription(order.customer(), order.account(), wish.offer.id(), order.place(), number, port),
                id.subject(),
                by);
    }

    private VisitId book(NewOrder order, Order.Terms terms, Wish wish, Actor by) {
        var slot = order.slot();
        if (slot == null) throw Refused.field("slot", "order-slot-missing");
        return visits.book(
                new NewVisit(
                        terms.customer(),
                        slot,
                        terms.procedure(),
                        wish.offer.skill(),
                        wish.offer.visitMinutes(),
                        terms.place(),
                        wish.place.area(),
                        wish.place.line(),
                        wish.answers.getOrDefault("contactPhone", wish.customer.phone()),
                        terms.owner(),
                        terms.businessLine(),
                        terms.id().subject()),
                by);
    }

    static NewPromise promise(Order.Terms terms, PromiseType type, Instant from) {
        return new NewPromise(
                        terms.customer(),
                        type,
                        terms.id().subject(),
                        terms.segment(),
                        terms.product(),
                        terms.rural(),
                        from,
                        terms.owner(),
                        terms.businessLine())
                .withFee(terms.fee());
    }

    private void record(Order.Terms terms, @Nullable VisitId visit, Wish wish, Actor by) {
        var id = terms.id();
        var order = table.get(terms.customer(), id);
        table.step(order, "PLACED", terms.placedAt(), by);
        story.tell(
                order,
                terms.placedAt(),
                "ordering.timeline.placed",
                by,
                wish.offer.name().packed());
        audit.note(by, "order.placed", terms.customer().value(), id.subject(), facts(terms));
        events.publishEvent(new OrderPlaced(
                terms.customer(),
                id,
                terms.number(),
                terms.product(),
                terms.businessLine(),
                terms.owner(),
                terms.segment(),
                terms.rural(),
                visit != null,
                terms.clerk(),
                terms.clerkUnit(),
                terms.placedAt()));
        if (visit != null) return;
        table.step(order, "ACTIVATING", terms.placedAt(), by);
        subscriptions.activate(terms.customer(), terms.subscription(), by);
    }

    private static Map<String, ?> facts(Order.Terms terms) {
        return Map.of(
                "number", terms.number(),
                "offer", terms.offer().value(),
                "card", terms.cardVersion(),
                "form", terms.formVersion(),
                "channel", terms.channel().name());
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.field("channel", "order-channel-unknown", name));
    }

    /** The hall matters for the receipt and for nothing else: what can be had does not depend on it. */
    private @Nullable HallId hall(NewOrder order) {
        if (channel(order.channel()) != Channel.HALL) return null;
        if (order.hall() == null) throw Refused.field("hall", "order-hall-missing");
        return organisation.hall(order.hall()).id();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
