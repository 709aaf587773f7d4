package furong.fieldwork;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.organisation.UnitId;

/**
 * A visit to be booked.
 *
 * @param hold minutes held before by {@link Slots#hold}; booking confirms them
 * @param purpose what for, {@code INSTALL_ADSL}
 * @param skill the catalogue's skill code
 * @param minutes how long it will take, as held
 * @param contact telephone number to ring at the door
 * @param owner unit that answers for the customer
 * @param reference the caller's own, given back in every event
 */
public record NewVisit(
        CustomerId customer,
        HoldId hold,
        String purpose,
        String skill,
        int minutes,
        PlaceId place,
        Area area,
        String address,
        String contact,
        UnitId owner,
        String businessLine,
        String reference) {

    Visit.Job job(VisitId id) {
        return new Visit.Job(
                customer, id, purpose, skill, minutes, place, area, address, contact, owner, businessLine, reference);
    }
}
