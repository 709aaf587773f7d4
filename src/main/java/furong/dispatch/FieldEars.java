package furong.dispatch;

import furong.dispatch.PullForwards.PulledForward;
import furong.fieldwork.Visit;
import furong.fieldwork.day.VisitChanged;
import furong.planning.StopId;
import furong.platform.Actor;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what crews and customers do, so that the day's plan goes by what is true. Hearing it twice plans twice, no more. */
@Component
class FieldEars {

    private static final Actor FIELD = Actor.system("dispatch");

    private final Live live;

    FieldEars(Live live) {
        this.live = live;
    }

    @ApplicationModuleListener
    void on(VisitChanged changed) {
        var stop = StopId.of(changed.visit());
        var before = changed.before();
        if (before != null && !before.equals(changed.day()))
            live.heard(before, changed.crew(), stop, Visit.State.CANCELLED, FIELD);
        live.heard(changed.day(), changed.crew(), stop, changed.state(), FIELD);
        if (changed.state() == Visit.State.CUSTOMER_ABSENT) live.absent(changed.customer(), changed.visit());
    }

    @ApplicationModuleListener
    void on(PulledForward pulled) {
        live.first(pulled.day(), pulled.crew(), StopId.of(pulled.visit()), FIELD);
    }
}
