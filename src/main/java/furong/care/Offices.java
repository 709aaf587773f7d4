package furong.care;

import furong.customer.Customer;
import furong.organisation.Organisation;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.organisation.UnitKind;
import furong.platform.Actor;
import org.springframework.stereotype.Component;

/** Which unit handles a case, and to which it goes up. */
@Component
class Offices {

    private final Organisation organisation;

    Offices(Organisation organisation) {
        this.organisation = organisation;
    }

    UnitId handling(Procedure.Owner owner, Customer customer, Actor by) {
        return switch (owner) {
            case ASKED -> by.isSystem() ? customer.owner() : new UnitId(by.unit());
            case CUSTOMER -> customer.owner();
            case HOTLINE -> of(UnitKind.HOTLINE);
            case QUALITY -> of(UnitKind.QUALITY);
        };
    }

    UnitId above(UnitId unit, Procedure.Target target) {
        return switch (target) {
            case HANDLER, MANAGER -> unit;
            case PARENT -> {
                var parent = organisation.unit(unit).parent();
                yield parent == null ? unit : parent;
            }
            case QUALITY -> of(UnitKind.QUALITY);
        };
    }

    private UnitId of(UnitKind kind) {
        return organisation.units().stream()
                .filter(unit -> unit.kind() == kind)
                .findFirst()
                .map(Unit::id)
                .orElseThrow();
    }
}
