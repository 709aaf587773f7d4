package furong.ordering;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.customer.Place;
import furong.fieldwork.Visit;
import furong.organisation.BusinessLine;
import furong.organisation.Hall;
import furong.organisation.Unit;
import furong.platform.Label;
import furong.promise.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page about one order shows. Card and form are of the versions the order was made with.
 *
 * @param owner the unit that faces the customer
 * @param line the owner of the product
 * @param clerk name of whoever took it
 */
public record OrderView(
        Order order,
        Offer offer,
        Place place,
        Card card,
        Form form,
        Unit owner,
        BusinessLine line,
        Label clerk,
        @Nullable Hall hall,
        @Nullable Visit visit,
        List<OrderStep> steps,
        List<Promise> promises) {}
