package furong.channel.web.field;

import furong.channel.web.security.Access;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Role;
import furong.platform.Refused;
import org.springframework.stereotype.Component;

/** Opens a visit to the crew that goes there and to who dispatches for the customer's unit; to nobody else it exists. */
@Component
class VisitDoor {

    private final Visits visits;
    private final Access access;

    VisitDoor(Visits visits, Access access) {
        this.visits = visits;
        this.access = access;
    }

    Visit open(CustomerId customer, VisitId id, SignedIn person) {
        var visit = visits.get(customer, id);
        var crew = person.who().crew();
        if (crew != null && crew.equals(visit.appointment().crew())) return visit;
        if (!person.is(Role.DISPATCHER) && !person.is(Role.QUALITY_SUPERVISOR))
            throw new Refused("not-found", id.text());
        access.customer(person, visit.job().owner(), customer.value());
        return visit;
    }
}
