package furong.ordering;

import furong.customer.CustomerId;
import furong.fieldwork.Side;
import furong.fieldwork.VisitDone;
import furong.fieldwork.VisitFailed;
import furong.fieldwork.VisitMissed;
import furong.fieldwork.VisitRebooked;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.promise.Cause;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Activated;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees orders through. The wish to switch the line on is stored in the transaction of the crew's "done", so that no
 * crash can come between the two, and the network is told as soon as that has committed.
 */
@Component
@Transactional
class OrderProgress {

    private static final Actor SYSTEM = Actor.system("ordering");

    private final OrderTable table;
    private final OrderStory story;
    private final Subscriptions subscriptions;
    private final Promises promises;
    private final Staff staff;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrderProgress(
            OrderTable table,
            OrderStory story,
            Subscriptions subscriptions,
            Promises promises,
            Staff staff,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.story = story;
        this.subscriptions = subscriptions;
        this.promises = promises;
        this.staff = staff;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(VisitDone done) {
        if (!OrderId.isSubject(done.reference())) return;
        var order = table.get(done.customer(), OrderId.ofSubject(done.reference()));
        if (!table.move(order.terms(), "AWAITING_VISIT", "ACTIVATING", done.at())) return;
        var crew = staff.member(done.handler()).from("visit:" + done.visit().text());
        table.step(order, "VISIT_DONE", done.at(), crew);
        table.step(order, "ACTIVATING", done.at(), crew);
        var _ = promises.make(Placement.promise(order.terms(), PromiseType.ACTIVATION, done.at()), crew);
        subscriptions.activate(done.customer(), order.terms().subscription(), crew);
    }

    /** Heard after the line was seen to work; hearing it twice changes nothing. */
    @ApplicationModuleListener
    void on(Activated activated) {
        if (!OrderId.isSubject(activated.reference())) return;
        var order = table.get(activated.customer(), OrderId.ofSubject(activated.reference()));
        if (!table.move(order.terms(), "ACTIVATING", "COMPLETED", activated.at())) return;
        var id = order.id();
        var visitCame = order instanceof Order.Activating activating && activating.visit() != null;
        if (activated.testPassed()) table.step(order, "TESTED", activated.at(), SYSTEM);
        table.step(order, "COMPLETED", activated.at(), SYSTEM);
        promises.keep(activated.customer(), PromiseType.ACTIVATION, id.subject(), activated.at(), "line.tested");
        promises.keep(activated.customer(), PromiseType.INSTALL, id.subject(), activated.at(), "line.tested");
        story.tell(order, activated.at(), "ordering.timeline.completed", SYSTEM);
        events.publishEvent(new OrderCompleted(
                activated.customer(), id, order.number(), activated.subscription(), visitCame, activated.at()));
    }

    @EventListener
    void on(VisitMissed missed) {
        note(
                missed.customer(),
                missed.reference(),
                missed.at(),
                "VISIT_MISSED",
                missed.side().name());
    }

    @EventListener
    void on(VisitFailed failed) {
        note(failed.customer(), failed.reference(), failed.at(), "VISIT_FAILED", failed.reason());
    }

    /** A customer who wants a later day than we promised releases us from ours; the new day is promised instead. */
    @EventListener
    void on(VisitRebooked rebooked) {
        if (!OrderId.isSubject(rebooked.reference())) return;
        var window = rebooked.day() + " " + rebooked.from() + "–" + rebooked.until();
        note(rebooked.customer(), rebooked.reference(), rebooked.at(), "APPOINTMENT_CHANGED", window);
        if (rebooked.asked() != Side.CUSTOMER) return;
        var evening = rebooked.day().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        var order = table.get(rebooked.customer(), OrderId.ofSubject(rebooked.reference()));
        var open = promises.about(rebooked.customer(), rebooked.reference()).stream()
                .filter(promise -> promise.type() == PromiseType.INSTALL && promise.state() == PromiseState.OPEN)
                .findFirst();
        if (open.isEmpty() || !open.get().dueAt().isBefore(evening)) return;
        promises.voidIt(rebooked.customer(), PromiseType.INSTALL, rebooked.reference(), Cause.CUSTOMER.name(), SYSTEM);
        var _ = promises.makeUntil(
                Placement.promise(
                        order.terms(), PromiseType.INSTALL, order.terms().placedAt()),
                evening,
                SYSTEM);
    }

    private void note(CustomerId customer, String reference, Instant at, String step, String note) {
        if (!OrderId.isSubject(reference)) return;
        table.step(customer, OrderId.ofSubject(reference), new OrderStep(at, step, SYSTEM.badge(), note));
    }
}
