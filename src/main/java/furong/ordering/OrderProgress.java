package furong.ordering;

import furong.customer.CustomerId;
import furong.fieldwork.Side;
import furong.fieldwork.VisitFailed;
import furong.fieldwork.VisitMissed;
import furong.fieldwork.VisitRebooked;
import furong.fulfilment.PlanCompleted;
import furong.fulfilment.PlanWaits;
import furong.fulfilment.StepDone;
import furong.fulfilment.StepStuck;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.promise.Cause;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows the plans of orders: what they wait for, what went wrong, and that they are done. */
@Component
@Transactional
class OrderProgress {

    private static final Actor SYSTEM = Actor.system("ordering");

    private final OrderTable table;
    private final OrderStory story;
    private final Promises promises;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrderProgress(
            OrderTable table, OrderStory story, Promises promises, Clock clock, ApplicationEventPublisher events) {
        this.table = table;
        this.story = story;
        this.promises = promises;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(PlanWaits waits) {
        if (OrderId.isSubject(waits.reference()))
            table.waits(waits.customer(), OrderId.ofSubject(waits.reference()), waits.stage());
    }

    @EventListener
    void on(StepDone done) {
        if (!OrderId.isSubject(done.reference()) || !done.kind().equals("VISIT")) return;
        var id = OrderId.ofSubject(done.reference());
        table.visited(done.customer(), id, done.at());
        events.publishEvent(new OrderVisited(
                done.customer(),
                id,
                new StaffId(done.by().person()),
                new UnitId(done.by().unit()),
                done.at()));
    }

    @EventListener
    void on(PlanCompleted completed) {
        if (!OrderId.isSubject(completed.reference())) return;
        table.find(completed.customer(), OrderId.ofSubject(completed.reference()))
                .ifPresent(order -> complete(order, completed.at(), SYSTEM));
    }

    /** The customer has what was ordered; hearing it twice changes nothing. */
    void complete(Order order, Instant at, Actor by) {
        if (!table.complete(order.terms(), at)) return;
        var terms = order.terms();
        table.step(order, "COMPLETED", at, by);
        promises.keep(terms.customer(), terms.promise(), terms.id().subject(), at, "order.completed");
        story.tell(order, at, "ordering.timeline.completed", by);
        var visitCame = order instanceof Order.Open open && open.visit() != null;
        events.publishEvent(new OrderCompleted(
                terms.customer(),
                terms.id(),
                terms.action(),
                terms.number(),
                terms.subscription(),
                visitCame,
                terms.callsBack(),
                at));
    }

    @EventListener
    void on(StepStuck stuck) {
        note(stuck.customer(), stuck.reference(), clock.instant(), "STUCK", stuck.code());
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
        var type = order.terms().promise();
        var open = promises.about(rebooked.customer(), rebooked.reference()).stream()
                .filter(promise -> promise.type() == type && promise.state() == PromiseState.OPEN)
                .findFirst();
        if (open.isEmpty() || !open.get().dueAt().isBefore(evening)) return;
        promises.voidIt(rebooked.customer(), type, rebooked.reference(), Cause.CUSTOMER.name(), SYSTEM);
        var _ = promises.makeUntil(
                Placement.promise(order.terms(), type, order.terms().placedAt()), evening, SYSTEM);
    }

    private void note(CustomerId customer, String reference, Instant at, String step, String note) {
        if (!OrderId.isSubject(reference)) return;
        table.step(customer, OrderId.ofSubject(reference), new OrderStep(at, step, SYSTEM.badge(), note));
    }
}
