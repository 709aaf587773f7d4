package furong.fulfilment;

import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep.State;
import furong.workorder.NewWork;
import furong.workorder.WorkOrderId;
import furong.workorder.WorkOrders;
import java.util.Set;
import org.springframework.stereotype.Component;

/** WORK: a desk of the back office does its part, by a work order that it promises to the front line. */
@Component
class DeskWork implements Doing {

    private static final String SUBJECT = "work:";

    private final WorkOrders orders;

    DeskWork(WorkOrders orders) {
        this.orders = orders;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("WORK");
    }

    @Override
    public Stage stage() {
        return Stage.WORK;
    }

    @Override
    public Begun begin(Turn turn) {
        var plan = turn.plan();
        var step = turn.step();
        var work = orders.open(
                new NewWork(
                        plan.customer(),
                        plan.reference(),
                        step.item() + "/" + step.code(),
                        step.queue(),
                        step.name(),
                        plan.owner(),
                        plan.businessLine(),
                        plan.segment(),
                        turn.item().product(),
                        plan.rural(),
                        plan.askedBy(),
                        plan.askedUnit()),
                turn.by());
        return Begun.waitsFor(work.id().subject(), work.dueAt());
    }

    /** What was done stays done; what was not, nobody needs any more. */
    @Override
    public void undo(Turn turn, String why) {
        if (!turn.step().is(State.RUNNING)) return;
        var id = WorkOrderId.of(turn.step().subject().substring(SUBJECT.length()));
        orders.cancel(turn.customer(), id, why, turn.by());
    }
}
