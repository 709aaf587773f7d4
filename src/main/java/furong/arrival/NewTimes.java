package furong.arrival;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.platform.Actor;
import furong.platform.Audit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks customers for another time, by a link with other windows: a crew fell ill, or nobody was met at the door. */
@Component
@Transactional
public class NewTimes {

    private final Telling telling;
    private final Visits visits;
    private final Audit audit;

    NewTimes(Telling telling, Visits visits, Audit audit) {
        this.telling = telling;
        this.visits = visits;
        this.audit = audit;
    }

    /**
     * Asks once for each appointment; the appointment stands until the customer has chosen.
     *
     * @return whether the customer is asked: not without a number, nor once somebody is on the way
     */
    public boolean ask(CustomerId customer, VisitId visit, Actor by) {
        if (!telling.anotherTime(visits.get(customer, visit))) return false;
        audit.note(by, "visit.another-time-asked", customer.value(), "visit:" + visit.text(), Map.of());
        return true;
    }
}
