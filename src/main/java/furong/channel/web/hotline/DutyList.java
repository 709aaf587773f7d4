package furong.channel.web.hotline;

import furong.contact.Duties;
import furong.contact.Duty;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what a person owes and what is offered to them. */
@Component
class DutyList {

    private static final int MANY = 100;

    private final Duties duties;
    private final Customers customers;
    private final Organisation organisation;

    DutyList(Duties duties, Customers customers, Organisation organisation) {
        this.duties = duties;
        this.customers = customers;
        this.organisation = organisation;
    }

    DutyView of(StaffMember who) {
        var owed = duties.owedBy(who.id(), MANY);
        var offered = duties.offeredTo(who, MANY);
        return new DutyView(
                who.id().value(),
                owed,
                offered,
                customers.rows(Stream.concat(owed.stream(), offered.stream())
                        .map(Duty::customer)
                        .collect(Collectors.toSet())),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> unit)));
    }
}
