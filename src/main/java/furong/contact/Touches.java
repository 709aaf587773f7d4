package furong.contact;

import furong.customer.CustomerId;
import furong.fieldwork.VisitDone;
import furong.fieldwork.VisitFailed;
import furong.fieldwork.VisitId;
import furong.ordering.OrderId;
import furong.ordering.OrderPlaced;
import furong.ordering.Orders;
import furong.organisation.Organisation;
import furong.platform.Actor;
import furong.till.CashTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens elsewhere with a customer is a contact, too: an order taken, a bill paid, a crew at the door. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Touches {

    private final Contacts contacts;
    private final Orders orders;
    private final Organisation organisation;

    Touches(Contacts contacts, Orders orders, Organisation organisation) {
        this.contacts = contacts;
        this.orders = orders;
        this.organisation = organisation;
    }

    @EventListener
    void on(OrderPlaced placed) {
        var terms = orders.get(placed.customer(), placed.order()).terms();
        var by = new Actor(placed.clerk().value(), placed.clerkUnit().value(), terms.badge(), "contact");
        var call = contacts.openCall(placed.customer(), by.person());
        if (call.isPresent()) {
            contacts.about(placed.customer(), call.get(), placed.order().subject(), by);
            return;
        }
        contacts.note(
                new NewTouch(
                        placed.customer(),
                        ContactChannel.valueOf(terms.channel().name()),
                        "",
                        "ORDER",
                        "ORDERED",
                        placed.number(),
                        placed.order().subject()),
                by);
    }

    @EventListener
    void on(VisitDone done) {
        var by = new Actor(done.handler().value(), done.handlerUnit().value(), crew(done.crew()), "contact");
        visited(done.customer(), done.visit(), "DONE", done.reference(), by);
    }

    @EventListener
    void on(VisitFailed failed) {
        var unit = organisation.crew(failed.crew()).unit();
        var by = new Actor(0, unit.value(), crew(failed.crew()), "contact");
        visited(failed.customer(), failed.visit(), "NOT_DONE", failed.reference(), by);
    }

    /** Paying is told to the timeline by whoever took the money. */
    @EventListener
    void on(CashTaken taken) {
        var channel = switch (taken.where()) {
            case HALL -> ContactChannel.HALL;
            case VEHICLE -> ContactChannel.VEHICLE;
            case DOOR -> ContactChannel.VISIT;
        };
        var subject = taken.subject();
        contacts.noteOnly(new NewTouch(taken.customer(), channel, "", "BILL", "DONE", "", subject), taken.by());
    }

    private String crew(furong.organisation.CrewId crew) {
        return organisation.crew(crew).name();
    }

    private void visited(CustomerId customer, VisitId visit, String outcome, String reference, Actor by) {
        var subject = OrderId.isSubject(reference) ? reference : "visit:" + visit.text();
        contacts.note(new NewTouch(customer, ContactChannel.VISIT, "", "VISIT", outcome, "", subject), by);
    }
}
