package furong.ordering;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.customer.Customers;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.fulfilment.Fulfilment;
import furong.fulfilment.Plan;
import furong.organisation.Organisation;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Label;
import furong.promise.Promises;
import furong.subscription.Moves;
import furong.workorder.WorkOrders;
import java.time.Duration;
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
    private final Fulfilment fulfilment;
    private final WorkOrders work;
    private final Moves moves;
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
            Fulfilment fulfilment,
            WorkOrders work,
            Moves moves,
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
        this.fulfilment = fulfilment;
        this.work = work;
        this.moves = moves;
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
        var plan = fulfilment.get(terms.customer(), terms.id().subject());
        var move = plan.items().getFirst().move();
        return new OrderView(
                order,
                catalog.transaction(terms.action(), terms.product()),
                catalog.offer(terms.offer()),
                customers.get(terms.customer()).place(terms.place()),
                cards.version(terms.procedure(), terms.cardVersion()),
                forms.version(terms.procedure(), terms.formVersion()),
                organisation.unit(terms.owner()),
                organisation.businessLine(terms.businessLine()),
                clerk(terms),
                hall == null ? null : organisation.hall(hall),
                visit(plan, "VISIT"),
                visit(plan, "VISIT_OLD"),
                plan,
                work.of(terms.customer(), terms.id().subject()),
                move == null ? null : moves.get(terms.customer(), move),
                move == null ? Duration.ZERO : moves.outage(terms.customer(), move),
                table.steps(terms.customer(), terms.id()),
                promises.about(terms.customer(), terms.id().subject()));
    }

    private @Nullable Visit visit(Plan plan, String kind) {
        return plan.visit(kind).map(visit -> visits.get(plan.customer(), visit)).orElse(null);
    }

    private Label clerk(Order.Terms terms) {
        if (terms.clerk().value() == 0) return new Label(terms.badge(), terms.badge());
        return staff.member(terms.clerk()).name();
    }
}
