package furong.channel.web.order;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.catalog.Price;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.customer.Customer;
import furong.customer.Place;
import furong.platform.Label;
import furong.platform.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page for a new order shows.
 *
 * @param places the customer's places, to choose from
 * @param offers everything on sale; what the place cannot have says why
 * @param script what to say to a customer of this segment
 * @param wanted what is asked once an offer is chosen that the place can have; null before
 */
public record OrderForm(
        Customer customer,
        Place place,
        List<Option> places,
        List<Option> offers,
        Label script,
        @Nullable Wanted wanted) {

    /**
     * The chosen offer with its procedure.
     *
     * @param requestKey names this confirmation
     * @param answers what we know already
     */
    public record Wanted(
            Offer offer,
            Card card,
            Form form,
            List<Price> prices,
            Money fee,
            List<Option> accounts,
            List<Option> numbers,
            List<SlotDay> days,
            String requestKey,
            Map<String, String> answers) {}
}
