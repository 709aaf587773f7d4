package furong.ordering;

import furong.customer.CustomerId;
import furong.fieldwork.HoldId;
import furong.fieldwork.Visits;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.promise.Cause;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders, at whichever counter, and gives them up again. How they go on is the matter of {@link OrderProgress}. */
@Component
@Transactional
public class Orders {

    private final JdbcClient db;
    private final OrderTable table;
    private final OrderStory story;
    private final Placement placement;
    private final Visits visits;
    private final Subscriptions subscriptions;
    private final Promises promises;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Orders(
            JdbcClient db,
            OrderTable table,
            OrderStory story,
            Placement placement,
            Visits visits,
            Subscriptions subscriptions,
            Promises promises,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.table = table;
        this.story = story;
        this.placement = placement;
        this.visits = visits;
        this.subscriptions = subscriptions;
        this.promises = promises;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes an order: number and port are reserved, the visit is booked and the promise made, all or nothing. Nothing
     * is paid. Confirming twice with one request key answers with the same order.
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
                .query((row, n) -> OrderTable.row(row))
                .list();
    }

    /**
     * Gives an order up before the crew has done its work: visit, slot, number, port and subscription go back, the
     * promise is void. Later than that it is refused: what works is removed by an order of its own.
     */
    public void cancel(CustomerId customer, OrderId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "order-why-missing");
        var order = waiting(customer, id);
        var terms = order.terms();
        var at = clock.instant();
        visits.cancel(customer, order.visit(), why, by);
        if (!table.cancel(terms, why.strip(), at)) throw tooLate(table.get(customer, id));
        subscriptions.cancel(customer, terms.subscription(), why, by);
        promises.voidIt(customer, PromiseType.INSTALL, id.subject(), Cause.CUSTOMER.name(), by);
        table.step(customer, id, new OrderStep(at, "CANCELLED", by.badge(), why.strip()));
        story.tell(order, at, "ordering.timeline.cancelled", by, why.strip());
        audit.note(by, "order.cancelled", customer.value(), id.subject(), Map.of("why", why.strip()));
        events.publishEvent(new OrderCancelled(customer, id, terms.number(), why.strip(), at));
    }

    /** Moves the visit to minutes held before, because the customer asked; the old ones can be had by others. */
    public void changeAppointment(CustomerId customer, OrderId id, HoldId slot, Actor by) {
        var order = waiting(customer, id);
        visits.rebook(customer, order.visit(), slot, by);
        audit.note(by, "order.appointment-changed", customer.value(), id.subject(), Map.of("slot", slot.text()));
    }

    private Order.AwaitingVisit waiting(CustomerId customer, OrderId id) {
        return switch (table.get(customer, id)) {
            case Order.AwaitingVisit waiting -> waiting;
            case Order.Activating late -> throw tooLate(late);
            case Order.Completed late -> throw tooLate(late);
            case Order.Cancelled late -> throw tooLate(late);
        };
    }

    private static Refused tooLate(Order order) {
        return switch (order) {
            case Order.Cancelled cancelled -> new Refused("order-is-cancelled", cancelled.number());
            case Order.Activating on -> new Refused("order-is-installed", on.number());
            case Order.Completed on -> new Refused("order-is-installed", on.number());
            case Order.AwaitingVisit waiting -> new Refused("order-is-busy", waiting.number());
        };
    }
}
