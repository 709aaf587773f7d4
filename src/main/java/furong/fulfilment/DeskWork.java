package furong.fulfilment;

import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep.State;
import furong.hire.Hire;
import furong.hire.Hires;
import furong.platform.Label;
import furong.platform.Money;
import furong.workorder.NewWork;
import furong.workorder.WorkOrderId;
import furong.workorder.WorkOrders;
import java.util.Set;
import org.springframework.stereotype.Component;

/** WORK: a desk of the back office does its part, by a work order that it promises to the front line. */
@Component
class DeskWork implements Doing {

    private static final String SUBJECT = "work:";

    /** The step at which a desk settles deposits: it must know how much. */
    private static final String DEPOSIT = "DEPOSIT";

    private final WorkOrders orders;
    private final Hires hires;

    DeskWork(WorkOrders orders, Hires hires) {
        this.orders = orders;
        this.hires = hires;
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
                        title(turn),
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

    private Label title(Turn turn) {
        var name = turn.step().name();
        var line = turn.item().subscription();
        if (!turn.step().code().equals(DEPOSIT) || line == null) return name;
        var sum = hires.of(turn.customer(), line).stream()
                .filter(Hire::holdsDeposit)
                .map(Hire::deposit)
                .reduce(Money::plus);
        return sum.map(amount -> new Label(name.zh() + " " + said(amount), name.en() + " " + said(amount)))
                .orElse(name);
    }

    private static String said(Money amount) {
        return amount.decimal() + " " + amount.currency();
    }
}
