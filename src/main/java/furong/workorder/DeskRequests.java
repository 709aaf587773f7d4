package furong.workorder;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the front line asks a desk for while it handles a matter: a work order with its own promise, like any other. */
@Component
public class DeskRequests {

    private static final int WORDS_MAX = 200;

    private final WorkOrders orders;
    private final Customers customers;

    DeskRequests(WorkOrders orders, Customers customers) {
        this.orders = orders;
        this.customers = customers;
    }

    /**
     * Asks the desk of the unit that faces the customer. Refused as {@code work-queue} if there is no such desk, {@code
     * work-what-missing} without words.
     *
     * @param subject the matter it is about, such as {@code case:…}
     */
    @Transactional
    public WorkOrder ask(CustomerId customer, String subject, String queue, String what, Actor by) {
        if (what.isBlank()) throw Refused.field("what", "work-what-missing");
        if (what.length() > WORDS_MAX) throw Refused.field("what", "field-too-long", WORDS_MAX);
        if (orders.queues().stream().noneMatch(desk -> desk.code().equals(queue)))
            throw Refused.field("queue", "work-queue");
        var known = customers.get(customer);
        var title = new Label(what.strip(), what.strip());
        return orders.open(
                new NewWork(
                        customer,
                        subject,
                        "ASKED/" + Ids.text(Ids.next()),
                        queue,
                        title,
                        known.owner(),
                        "",
                        known.segment(),
                        "",
                        known.home().rural(),
                        by.person(),
                        new UnitId(by.unit())),
                by);
    }
}
