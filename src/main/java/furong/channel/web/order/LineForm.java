package furong.channel.web.order;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.catalog.Transaction;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.customer.Customer;
import furong.fulfilment.Recipe;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.Subscription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page for an order about a line asks. Which questions there are follows from the steps of the recipe, so that
 * a new action needs no new page.
 *
 * @param script what to say to a customer of this segment
 * @param places where it could go, for a move
 * @param place the one chosen, "" for none yet
 * @param numbers to choose from; the first keeps the present one where that is possible
 * @param days windows for a visit to where it is to work
 * @param oldDays windows for a visit to where it works now
 * @param dated whether the customer may name a day
 * @param agreement what the customer confirms; null where nobody must, or not enough is chosen
 * @param obstacle code of what stands in the way, "" if nothing does
 * @param answers what we know already
 */
public record LineForm(
        Customer customer,
        Subscription line,
        Transaction transaction,
        Recipe recipe,
        Offer offer,
        Card card,
        Form form,
        Label script,
        @Nullable Money fee,
        List<Option> places,
        String place,
        List<Option> numbers,
        List<SlotDay> days,
        List<SlotDay> oldDays,
        boolean dated,
        @Nullable ConsentView agreement,
        String obstacle,
        String requestKey,
        Map<String, String> answers) {

    public boolean moves() {
        return recipe.has("START_LEG");
    }

    public boolean visited() {
        return recipe.has("VISIT") && offer.needsVisit();
    }

    /** Whether everything is there to order it. */
    public boolean ready() {
        return obstacle.isEmpty() && (!moves() || !place.isEmpty());
    }
}
