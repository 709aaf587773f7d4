package furong.fulfilment;

import furong.catalog.OfferId;
import furong.customer.CustomerId;
import furong.fieldwork.HoldId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, as whoever took the order knows it.
 *
 * @param reference the caller's own name for it; comes back in every event
 * @param procedure the transaction, whose name the crew's checklist has too
 * @param offer what is ordered: its skill and minutes are those of the visit
 * @param owner the unit that answers for the customer
 * @param contact telephone number to ring at the door
 * @param effective the day from which it is wanted, null for as soon as possible
 * @param slots minutes held before, by the kind of the visit's step: VISIT, VISIT_OLD
 */
public record NewPlan(
        CustomerId customer,
        String reference,
        String action,
        String procedure,
        OfferId offer,
        String product,
        String businessLine,
        UnitId owner,
        Segment segment,
        boolean rural,
        String contact,
        @Nullable LocalDate effective,
        List<Item> items,
        Map<String, HoldId> slots) {

    public NewPlan {
        items = List.copyOf(items);
        slots = Map.copyOf(slots);
    }
}
