package furong.notice;

import furong.arrival.Arrivals;
import furong.catalog.Catalog;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitRebooked;
import furong.fieldwork.Visits;
import furong.message.Messages;
import furong.message.TemplateShelf;
import furong.ordering.Order;
import furong.ordering.OrderCancelled;
import furong.ordering.OrderCompleted;
import furong.ordering.OrderId;
import furong.ordering.OrderPlaced;
import furong.ordering.Orders;
import furong.platform.Actor;
import furong.promise.Promise;
import furong.promise.Promises;
import furong.subscription.CameBack;
import furong.subscription.Reason;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Transferred;
import furong.subscription.WentOff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what happened and writes the message in the same transaction: a customer is told exactly of what is so. Who left
 * no number is not told; everybody else once per occasion. Times are written so that both languages read them.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Notices {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Orders orders;
    private final Visits visits;
    private final Arrivals arrivals;
    private final Subscriptions subscriptions;
    private final Promises promises;
    private final Catalog catalog;
    private final Customers customers;
    private final TemplateShelf templates;
    private final Messages messages;
    private final Clock clock;

    Notices(
            Orders orders,
            Visits visits,
            Arrivals arrivals,
            Subscriptions subscriptions,
            Promises promises,
            Catalog catalog,
            Customers customers,
            TemplateShelf templates,
            Messages messages,
            Clock clock) {
        this.orders = orders;
        this.visits = visits;
        this.arrivals = arrivals;
        this.subscriptions = subscriptions;
        this.promises = promises;
        this.catalog = catalog;
        this.customers = customers;
        this.templates = templates;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(OrderPlaced placed) {
        var order = orders.get(placed.customer(), placed.order());
        var due = promises.about(placed.customer(), placed.order().subject()).stream()
                .filter(promise -> promise.type() == order.terms().promise())
                .map(Promise::dueAt)
                .findFirst()
                .map(this::moment)
                .orElse("");
        if (order instanceof Order.Open open && open.visit() != null) {
            var visit = visits.get(placed.customer(), open.visit());
            say(
                    placed.customer(),
                    "ORDER_TAKEN_VISIT",
                    withLink(visit, words(order, due, window(visit.appointment()))),
                    placed.order().subject(),
                    by(order));
        } else
            say(
                    placed.customer(),
                    "ORDER_TAKEN",
                    words(order, due, ""),
                    placed.order().subject(),
                    by(order));
    }

    @EventListener
    void on(VisitRebooked rebooked) {
        if (!OrderId.isSubject(rebooked.reference())) return;
        orders.find(rebooked.customer(), OrderId.ofSubject(rebooked.reference()))
                .ifPresent(order -> {
                    var visit = visits.get(rebooked.customer(), rebooked.visit());
                    var window = window(visit.appointment());
                    var occasion = "visit:" + rebooked.visit().text() + ":" + window;
                    var words = withLink(visit, words(order, "", window));
                    say(rebooked.customer(), "VISIT_CHANGED", words, occasion, by(order));
                });
    }

    /** An action with words of its own has a template named after it. */
    @EventListener
    void on(OrderCompleted completed) {
        var order = orders.get(completed.customer(), completed.order());
        var own = "ORDER_DONE_" + completed.action();
        var template = templates.has(own, today()) ? own : "ORDER_DONE";
        say(
                completed.customer(),
                template,
                words(order, "", ""),
                completed.order().subject(),
                by(order));
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        var order = orders.get(cancelled.customer(), cancelled.order());
        say(
                cancelled.customer(),
                "ORDER_CANCELLED",
                words(order, "", ""),
                cancelled.order().subject(),
                by(order));
    }

    /** The former owner hears of it with their order; the new one has none. */
    @EventListener
    void on(Transferred transferred) {
        sayOfLine(transferred.newOwner(), "OWNER_WELCOME", transferred.successor(), transferred.at());
    }

    /** What an order asked for is told with the order. */
    @EventListener
    void on(WentOff off) {
        if (OrderId.isSubject(off.reference())) return;
        var unpaid = subscriptions.get(off.customer(), off.subscription()).holds().stream()
                .anyMatch(hold -> hold.reason() == Reason.NON_PAYMENT);
        if (unpaid) sayOfLine(off.customer(), "LINE_OFF", off.subscription(), off.at());
    }

    @EventListener
    void on(CameBack back) {
        if (OrderId.isSubject(back.reference())) return;
        sayOfLine(back.customer(), "LINE_ON", back.subscription(), back.at());
    }

    private void sayOfLine(CustomerId customer, String template, SubscriptionId line, Instant at) {
        var occasion = "line:" + line.text() + ":" + at;
        say(customer, template, List.of("", "", line(customer, line)), occasion, Actor.system("notice"));
    }

    private void say(CustomerId customer, String template, List<String> words, String occasion, Actor by) {
        var phone = customers.messageNumber(customer);
        if (!phone.isEmpty()) {
            var _ = messages.send(customer, phone, template, words, occasion, by);
        }
    }

    private List<String> words(Order order, String due, String window) {
        var terms = order.terms();
        var name = catalog.transaction(terms.action(), terms.product()).name().packed();
        var chosen = terms.accessNumber();
        var line = chosen == null ? line(terms.customer(), terms.subscription()) : chosen;
        return List.of(name, terms.number(), line, due, window);
    }

    /** Its number, or what it is where it has none. */
    private String line(CustomerId customer, SubscriptionId id) {
        var terms = subscriptions.get(customer, id).terms();
        var number = terms.number();
        return number == null ? catalog.offer(terms.offer()).name().packed() : number;
    }

    private static Actor by(Order order) {
        var terms = order.terms();
        return new Actor(terms.clerk().value(), terms.clerkUnit().value(), terms.badge(), "notice");
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(clock.getZone()));
    }

    /** The window is told once: here, with the link to the visit. Who has no number for messages is told nothing. */
    private List<String> withLink(Visit visit, List<String> words) {
        if (customers.messageNumber(visit.customer()).isEmpty()) return words;
        var all = new ArrayList<String>();
        all.add(arrivals.told(visit));
        all.addAll(words);
        return all;
    }

    private static String window(Visit.Appointment at) {
        return at.day() + " " + at.from() + "–" + at.until();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
