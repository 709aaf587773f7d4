package furong.demo;

import furong.demo.Month.Cast;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.platform.Actor;
import furong.workorder.WorkOrder;
import furong.workorder.WorkOrders;
import java.util.Set;

/** Does in the evening what the back office owes the front line, but for a few that are left for tomorrow. */
@DemoPart
class BackOffice {

    private static final int A_DAY = 50;

    private final WorkOrders work;

    BackOffice(WorkOrders work) {
        this.work = work;
    }

    void workOff(Cast cast) {
        for (var person : cast.staff().getOrDefault(Role.BACK_OFFICE, java.util.List.of())) {
            var unit = new Scope(Set.of(person.unit()));
            for (var order : work.open("", unit, A_DAY))
                if (!cast.people().once(5)) finish(order, person.from("demo"), cast);
        }
    }

    private void finish(WorkOrder order, Actor by, Cast cast) {
        work.done(order.customer(), order.id(), "已办理 / done", by);
        if (!cast.people().once(3)) return;
        var grade = cast.people().once(6) ? 3 : 5;
        work.rate(
                order.customer(),
                order.id(),
                grade,
                "",
                cast.any(Role.COUNTER_CLERK).from("demo"));
    }
}
