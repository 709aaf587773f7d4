package furong.improvement;

import furong.catalog.Cards;
import furong.catalog.Forms;
import furong.customer.CustomerId;
import furong.fieldwork.Side;
import furong.fieldwork.VisitDone;
import furong.fieldwork.VisitFailed;
import furong.fieldwork.VisitMissed;
import furong.fieldwork.VisitRebooked;
import furong.improvement.Efforts.Cost;
import furong.improvement.Efforts.Taken;
import furong.ordering.OrderCancelled;
import furong.ordering.OrderCompleted;
import furong.ordering.OrderId;
import furong.ordering.OrderPlaced;
import furong.ordering.Orders;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Counts what an order costs as it happens. Hearing anything twice, or late, changes nothing. */
@Component
class OrdersHeard {

    private static final String ORDER = "order:";

    private final Orders orders;
    private final Forms forms;
    private final Cards cards;
    private final Efforts efforts;

    OrdersHeard(Orders orders, Forms forms, Cards cards, Efforts efforts) {
        this.orders = orders;
        this.forms = forms;
        this.cards = cards;
        this.efforts = efforts;
    }

    /** To order is a contact; where it is made in a hall, also a way there. */
    @ApplicationModuleListener
    void on(OrderPlaced placed) {
        var terms = orders.get(placed.customer(), placed.order()).terms();
        var form = forms.version(terms.procedure(), terms.formVersion());
        var card = cards.version(terms.procedure(), terms.cardVersion());
        efforts.taken(
                placed.customer(),
                placed.order(),
                new Taken(
                        form.transaction(),
                        form.version(),
                        form.fields().size(),
                        card.documents().size(),
                        terms.channel().name(),
                        terms.clerkUnit().value(),
                        placed.at()));
        efforts.cost(placed.customer(), placed.order(), Cost.CONTACT, "order", placed.at());
        if (terms.hall() != null)
            efforts.cost(placed.customer(), placed.order(), Cost.HALL_VISIT, "order", placed.at());
    }

    @ApplicationModuleListener
    void on(OrderCompleted completed) {
        efforts.cost(completed.customer(), completed.order(), Cost.COMPLETED, "", completed.at());
    }

    @ApplicationModuleListener
    void on(OrderCancelled cancelled) {
        efforts.cost(cancelled.customer(), cancelled.order(), Cost.CONTACT, "cancelled", cancelled.at());
        efforts.cost(cancelled.customer(), cancelled.order(), Cost.CANCELLED, "", cancelled.at());
    }

    /** Whoever asked for another time rang us for it. */
    @ApplicationModuleListener
    void on(VisitRebooked rebooked) {
        if (rebooked.asked() != Side.CUSTOMER) return;
        var occasion = rebooked.visit().text() + "@" + rebooked.at().toEpochMilli();
        about(
                rebooked.customer(),
                rebooked.reference(),
                (customer, order) -> efforts.cost(customer, order, Cost.CONTACT, occasion, rebooked.at()));
    }

    @ApplicationModuleListener
    void on(VisitDone done) {
        stayedAtHome(done.customer(), done.reference(), done.visit().text(), done.at());
    }

    @ApplicationModuleListener
    void on(VisitFailed failed) {
        stayedAtHome(
                failed.customer(), failed.reference(), occasion(failed.visit().text(), failed.at()), failed.at());
    }

    /** A crew that did not come kept the customer at home all the same. */
    @ApplicationModuleListener
    void on(VisitMissed missed) {
        if (missed.side() == Side.CUSTOMER) return;
        stayedAtHome(
                missed.customer(), missed.reference(), occasion(missed.visit().text(), missed.at()), missed.at());
    }

    private static String occasion(String visit, Instant at) {
        return visit + "@" + at.toEpochMilli();
    }

    private void stayedAtHome(CustomerId customer, String reference, String occasion, Instant at) {
        about(customer, reference, (who, order) -> efforts.cost(who, order, Cost.HOME_VISIT, occasion, at));
    }

    private void about(CustomerId customer, String reference, BiConsumer<CustomerId, OrderId> then) {
        if (!reference.startsWith(ORDER)) return;
        then.accept(customer, OrderId.of(reference.substring(ORDER.length()).split(":", 2)[0]));
    }
}
