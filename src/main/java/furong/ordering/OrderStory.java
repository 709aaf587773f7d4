package furong.ordering;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.customer.Customers;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Organisation;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Label;
import furong.promise.Promises;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an order: on the customer's timeline as it happens, and all of it on its page. */
@Component
class OrderStory {

    private final OrderTable table;
    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Customers customers;
    private final Timeline timeline;
    private final Organisation organisation;
    private final Staff staff;
    private final Visits visits;
    private final Promises promises;

    OrderStory(
            OrderTable table,
            Catalog catalog,
            Cards cards,
            Forms forms,
            Customers customers,
            Timeline timeline,
            Organisation organisation,
            Staff staff,
            Visits visits,
            Promises promises) {
        this.table = table;
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.customers = customers;
        this.timeline = timeline;
        this.organisation = organisation;
        this.staff = staff;
        this.visits = visits;
        this.promises = promises;
    }

    /** A sentence on the timeline; the order's number is its first argument. */
    void tell(Order order, Instant at, String key, Actor by, String... more) {
        var args = new ArrayList<String>();
        args.add(order.number());
        args.addAll(List.of(more));
        timeline.add(new TimelineEntry(order.customer(), at, "order", order.id().subject(), key, args, by.badge()));
    }

    OrderView view(Order order) {
        var terms = order.terms();
        var hall = terms.hall();
        var visit = visitOf(order);
        return new OrderView(
                order,
                catalog.offer(terms.offer()),
                customers.get(terms.customer()).place(terms.place()),
                cards.version(terms.procedure(), terms.cardVersion()),
                forms.version(terms.procedure(), terms.formVersion()),
                organisation.unit(terms.owner()),
                organisation.businessLine(terms.businessLine()),
                clerk(terms),
                hall == null ? null : organisation.hall(hall),
                visit,
                table.steps(terms.customer(), terms.id()),
                promises.about(terms.customer(), terms.id().subject()));
    }

    private @Nullable Visit visitOf(Order order) {
        var visit = visitIdOf(order);
        return visit == null ? null : visits.get(order.customer(), visit);
    }

    private static @Nullable VisitId visitIdOf(Order order) {
        return switch (order) {
            case Order.AwaitingVisit waiting -> waiting.visit();
            case Order.Activating activating -> activating.visit();
            case Order.Completed completed -> completed.visit();
            case Order.Cancelled cancelled -> null;
        };
    }

    private Label clerk(Order.Terms terms) {
        if (terms.clerk().value() == 0) return new Label(terms.badge(), terms.badge());
        return staff.member(terms.clerk()).name();
    }
}
