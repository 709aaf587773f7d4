package furong.ordering;

import furong.customer.CustomerId;
import furong.fieldwork.HoldId;
import furong.fieldwork.Visits;
import furong.fulfilment.Fulfilment;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import furong.promise.Cause;
import furong.promise.Promises;
import furong.subscription.SubscriptionId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders, at whichever counter, and gives them up again. How they go on is a matter of their plans. */
@Component
@Transactional
public class Orders {

    private final JdbcClient db;
    private final OrderTable table;
    private final OrderStory story;
    private final OrderScripts scripts;
    private final Placement placement;
    private final Visits visits;
    private final Fulfilment fulfilment;
    private final Promises promises;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Orders(
            JdbcClient db,
            OrderTable table,
            OrderStory story,
            OrderScripts scripts,
            Placement placement,
            Visits visits,
            Fulfilment fulfilment,
            Promises promises,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.table = table;
        this.story = story;
        this.scripts = scripts;
        this.placement = placement;
        this.visits = visits;
        this.fulfilment = fulfilment;
        this.promises = promises;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes an order of any kind: what its recipe begins with is done (number and port reserved, the visit booked) and the
     * promise made, all or nothing. Nothing is paid. Confirming twice with one request key answers with the same order.
     *
     * @throws AnswersRefused if the form is not filled in as it asks, with everything that is wrong
     */
    public Order place(NewOrder order, Actor by) {
        return placement.place(order, by);
    }

    @Transactional(readOnly = true)
    public Order get(CustomerId customer, OrderId id) {
        return table.get(customer, id);
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(CustomerId customer, OrderId id) {
        return table.find(customer, id);
    }

    /** Everything a page about this order shows. */
    @Transactional(readOnly = true)
    public OrderView view(CustomerId customer, OrderId id) {
        return story.view(table.get(customer, id));
    }

    /** The newest orders of a customer. */
    @Transactional(readOnly = true)
    public List<OrderRow> of(CustomerId customer, int limit) {
        return db.sql("""
                        select * from ordering.service_order where customer = ?
                        order by placed_at desc, id desc limit ?""")
                .params(customer.value(), limit)
                .query((row, n) -> OrderRow.read(row))
                .list();
    }

    /** The words a customer agrees to with this order; {@link Wishes#consent} must be given to exactly these. */
    @Transactional(readOnly = true)
    public String agreement(NewOrder order) {
        return placement.agreement(order);
    }

    /** What whoever takes an order of a customer of this segment keeps in mind and says. */
    @Transactional(readOnly = true)
    public Label script(Segment segment, LocalDate on) {
        return scripts.current(segment, on);
    }

    /** The open order about a line of a customer, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Order> openOn(CustomerId customer, SubscriptionId line) {
        return table.openOn(customer, line);
    }

    /**
     * Gives an order up while that is still possible: visits, slots, number, port and what was begun go back, the
     * promises are void. Later than that it is refused: what works is changed by an order of its own.
     */
    public void cancel(CustomerId customer, OrderId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "order-why-missing");
        var order = open(customer, id);
        var terms = order.terms();
        var at = clock.instant();
        try {
            fulfilment.cancel(customer, id.subject(), why.strip(), by);
        } catch (Refused refused) {
            if (refused.code().equals("plan-past-return") || refused.code().equals("plan-is-over"))
                throw tooLate(table.get(customer, id));
            throw refused;
        }
        if (!table.cancel(terms, why.strip(), at)) throw tooLate(table.get(customer, id));
        promises.voidIt(customer, terms.promise(), id.subject(), Cause.CUSTOMER.name(), by);
        table.step(customer, id, new OrderStep(at, "CANCELLED", by.badge(), why.strip()));
        story.tell(order, at, "ordering.timeline.cancelled", by, why.strip());
        audit.note(by, "order.cancelled", customer.value(), id.subject(), Map.of("why", why.strip()));
        events.publishEvent(new OrderCancelled(customer, id, terms.number(), why.strip(), at));
    }

    /** Moves the visit to minutes held before, because the customer asked; the old ones can be had by others. */
    public void changeAppointment(CustomerId customer, OrderId id, HoldId slot, Actor by) {
        var order = open(customer, id);
        if (order.visit() == null) throw new Refused("order-no-visit", order.number());
        visits.rebook(customer, order.visit(), slot, by);
        audit.note(by, "order.appointment-changed", customer.value(), id.subject(), Map.of("slot", slot.text()));
    }

    /**
     * Agrees when the crew comes to take down what is at the old place: the first time, or another.
     *
     * @throws Refused order-too-early if that is before the new line can be there
     */
    public void bookSecondVisit(CustomerId customer, OrderId id, HoldId slot, Actor by) {
        var order = open(customer, id);
        var plan = fulfilment.get(customer, id.subject());
        var booked = plan.visit("VISIT_OLD");
        if (booked.isPresent()) visits.rebook(customer, booked.get(), slot, by);
        else {
            var step = plan.first("VISIT_OLD").orElseThrow(() -> new Refused("order-no-visit", order.number()));
            fulfilment.bookVisit(customer, id.subject(), step.code(), slot, by);
        }
        audit.note(by, "order.second-visit", customer.value(), id.subject(), Map.of("slot", slot.text()));
    }

    /** The customer was rung about an order; hearing it twice changes nothing. */
    public void calledBack(CustomerId customer, OrderId id, Instant at, Actor by) {
        fulfilment.calledBack(customer, id.subject(), at, by);
    }

    private Order.Open open(CustomerId customer, OrderId id) {
        return switch (table.get(customer, id)) {
            case Order.Open open -> open;
            case Order.Completed late -> throw tooLate(late);
            case Order.Cancelled late -> throw tooLate(late);
        };
    }

    private static Refused tooLate(Order order) {
        return switch (order) {
            case Order.Cancelled cancelled -> new Refused("order-is-cancelled", cancelled.number());
            case Order.Completed on -> new Refused("order-is-installed", on.number());
            case Order.Open on -> new Refused("order-is-installed", on.number());
        };
    }
}
