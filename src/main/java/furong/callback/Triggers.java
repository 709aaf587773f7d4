package furong.callback;

import furong.care.CaseClosed;
import furong.dunning.WrongCutResumed;
import furong.fault.FaultMended;
import furong.ordering.OrderCancelled;
import furong.ordering.OrderCompleted;
import furong.ordering.OrderPlaced;
import furong.ordering.OrderVisited;
import furong.survey.Occasion;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What makes a callback necessary. Each is heard in the transaction it happens in, so that neither can be without the
 * other: not an installation without its callback, not a callback without its installation.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Triggers {

    private final Obligations obligations;

    Triggers(Obligations obligations) {
        this.obligations = obligations;
    }

    @EventListener
    void on(OrderPlaced placed) {
        if (!placed.callsBack()) return;
        obligations.expect(
                new Callback.Matter(
                        placed.customer(),
                        CallbackId.next(),
                        placed.action().equals("MOVE") ? Occasion.MOVE : Occasion.INSTALL,
                        placed.order().subject(),
                        placed.order().subject(),
                        placed.owner(),
                        placed.businessLine(),
                        placed.segment(),
                        placed.product(),
                        placed.rural(),
                        placed.clerk(),
                        placed.clerkUnit()),
                placed.at());
    }

    @EventListener
    void on(OrderVisited visited) {
        obligations.due(
                visited.customer(),
                visited.order().subject(),
                new Obligations.Handler(visited.handler(), visited.handlerUnit()),
                visited.at());
    }

    /** Where no crew came, the clerk who took the order handled it; otherwise it fell due with the crew's done. */
    @EventListener
    void on(OrderCompleted completed) {
        if (completed.visitCame() || !completed.callsBack()) return;
        obligations.due(completed.customer(), completed.order().subject(), null, completed.at());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        obligations.withdraw(cancelled.customer(), cancelled.order().subject());
    }

    /** Each closing is asked about anew: an unhappy answer opens the case again, and the next closing is another. */
    @EventListener
    void on(CaseClosed closed) {
        if (!closed.callsBack()) return;
        var reference = closed.id().subject() + "/" + closed.round();
        var matter = new Callback.Matter(
                closed.customer(),
                CallbackId.next(),
                Occasion.COMPLAINT,
                reference,
                closed.id().subject(),
                closed.owner(),
                closed.businessLine(),
                closed.segment(),
                closed.product(),
                closed.rural(),
                closed.handler(),
                closed.handlerUnit());
        dueAtOnce(matter, closed.at());
    }

    @EventListener
    void on(FaultMended mended) {
        var matter = new Callback.Matter(
                mended.customer(),
                CallbackId.next(),
                Occasion.REPAIR,
                mended.id().subject(),
                mended.id().subject(),
                mended.owner(),
                mended.businessLine(),
                mended.segment(),
                mended.product(),
                mended.rural(),
                mended.handler(),
                mended.handlerUnit());
        dueAtOnce(matter, mended.at());
    }

    @EventListener
    void on(WrongCutResumed resumed) {
        var matter = new Callback.Matter(
                resumed.customer(),
                CallbackId.next(),
                Occasion.RESUME,
                resumed.subject(),
                resumed.subject(),
                resumed.owner(),
                "",
                resumed.segment(),
                "",
                false,
                resumed.handler(),
                resumed.handlerUnit());
        dueAtOnce(matter, resumed.at());
    }

    private void dueAtOnce(Callback.Matter matter, Instant at) {
        obligations.expect(matter, at);
        obligations.due(matter.customer(), matter.reference(), null, at);
    }
}
