package furong.ordering;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.catalog.Transaction;
import furong.customer.Place;
import furong.fieldwork.Visit;
import furong.fulfilment.Plan;
import furong.organisation.BusinessLine;
import furong.organisation.Hall;
import furong.organisation.Unit;
import furong.platform.Label;
import furong.promise.Promise;
import furong.subscription.Move;
import furong.workorder.WorkOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page about one order shows. Card and form are of the versions the order was made with.
 *
 * @param owner the unit that faces the customer
 * @param line the owner of the product
 * @param clerk name of whoever took it
 * @param visit to where the service is to work
 * @param secondVisit to where it worked before
 * @param move the two legs, for a move
 * @param outage how long neither leg was seen to work since the move began
 */
public record OrderView(
        Order order,
        Transaction transaction,
        Offer offer,
        Place place,
        Card card,
        Form form,
        Unit owner,
        BusinessLine line,
        Label clerk,
        @Nullable Hall hall,
        @Nullable Visit visit,
        @Nullable Visit secondVisit,
        Plan plan,
        List<WorkOrder> work,
        @Nullable Move move,
        Duration outage,
        List<OrderStep> steps,
        List<Promise> promises) {

    /** The visits booked for it, in the order in which they come. */
    public List<Visit> visits() {
        return Stream.of(visit, secondVisit).filter(Objects::nonNull).toList();
    }
}
