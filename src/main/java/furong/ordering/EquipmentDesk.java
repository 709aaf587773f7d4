package furong.ordering;

import furong.fulfilment.Fulfilment;
import furong.fulfilment.Item;
import furong.fulfilment.Plan;
import furong.fulfilment.StepDone;
import furong.hire.Hire.Over;
import furong.hire.Hires;
import furong.platform.Actor;
import furong.subscription.SubscriptionId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what orders do to equipment on hire: handed out with a new service, taken back and its deposit settled when the
 * desks whose steps these are say so.
 */
@Component
@Transactional
class EquipmentDesk {

    /** Steps of a recipe by which a desk says that things are back, and that deposits are settled. */
    private static final String RETURN = "RETURN";

    private static final String DEPOSIT = "DEPOSIT";

    /** The question of the form for giving a service up, and the answer that the customer keeps the things. */
    private static final String EQUIPMENT = "equipment";

    private static final String KEEP = "KEEP";

    private static final Actor SYSTEM = Actor.system("ordering");

    private final OrderTable table;
    private final Fulfilment fulfilment;
    private final Hires hires;

    EquipmentDesk(OrderTable table, Fulfilment fulfilment, Hires hires) {
        this.table = table;
        this.fulfilment = fulfilment;
        this.hires = hires;
    }

    @EventListener
    void on(OrderCompleted completed) {
        var subject = completed.order().subject();
        var plan = fulfilment.get(completed.customer(), subject);
        if (plan.steps().stream().noneMatch(step -> step.kind().equals("START"))) return;
        var answers = table.get(completed.customer(), completed.order()).terms().answers();
        for (var item : plan.items()) {
            var line = new Hires.Line(plan.customer(), item.account(), subscription(item));
            hires.handOut(line, item.offer(), answers, subject, SYSTEM);
        }
    }

    @EventListener
    void on(StepDone done) {
        if (!OrderId.isSubject(done.reference()) || !done.kind().equals("WORK")) return;
        if (!done.code().equals(RETURN) && !done.code().equals(DEPOSIT)) return;
        var plan = fulfilment.get(done.customer(), done.reference());
        for (var item : plan.items()) {
            if (done.item() != 0 && done.item() != item.number()) continue;
            if (done.code().equals(RETURN)) takeBack(plan, item, done.by());
            else hires.settleDeposits(plan.customer(), subscription(item), plan.reference(), done.by());
        }
    }

    private void takeBack(Plan plan, Item item, Actor by) {
        var answers = table.get(plan.customer(), OrderId.ofSubject(plan.reference()))
                .terms()
                .answers();
        var over = KEEP.equals(answers.get(EQUIPMENT)) ? Over.KEPT : Over.RETURNED;
        hires.end(plan.customer(), subscription(item), over, by);
    }

    private static SubscriptionId subscription(Item item) {
        return Objects.requireNonNull(item.subscription());
    }
}
