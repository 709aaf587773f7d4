package furong.channel.web.transfer;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.customer.Customer;
import furong.platform.Label;
import furong.subscription.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a transfer shows.
 *
 * @param name of the transaction
 * @param obstacle why it cannot be done now, a key; "" if nothing stands in the way
 * @param words looked for
 * @param found customers whom the words fit
 * @param chosen the new owner with what is asked then; null before
 */
public record TransferForm(
        Customer customer,
        Terms line,
        Label name,
        Offer offer,
        String obstacle,
        String words,
        List<Option> found,
        List<Fact> consequences,
        Card card,
        Form form,
        @Nullable Chosen chosen) {

    /**
     * The new owner.
     *
     * @param place the one of their places that is where the line is, else {@code same} for that very address
     * @param giver how the former owner agrees
     * @param taker how the new owner agrees
     * @param requestKey names this confirmation
     */
    public record Chosen(
            Customer owner,
            List<Option> accounts,
            List<Option> places,
            String place,
            ConsentView giver,
            ConsentView taker,
            String requestKey) {}
}
