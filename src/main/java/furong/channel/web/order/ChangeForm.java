package furong.channel.web.order;

import furong.catalog.Card;
import furong.catalog.Form;
import furong.catalog.Offer;
import furong.catalog.PricePreview;
import furong.channel.web.Shell;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.customer.Customer;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page for a change of features shows: what the customer has, what is wanted instead, what it comes to, and the
 * confirmation. Where nothing is changed yet there is nothing to confirm.
 *
 * @param name of the transaction
 * @param current the offer the customer has
 * @param offers what it can become; what the place cannot have says why
 * @param busy number and address of another order that is open on this line; null for none
 * @param sure how the customer confirms; null while nothing changes or where nobody need confirm
 * @param requestKey names this confirmation
 */
public record ChangeForm(
        Customer customer,
        Terms line,
        Label name,
        Offer current,
        Wish wish,
        List<Option> offers,
        List<Tick> features,
        PricePreview preview,
        boolean changes,
        @Nullable Busy busy,
        @Nullable ConsentView sure,
        Card card,
        Form form,
        Map<String, String> answers,
        String requestKey) {

    /**
     * What is wanted.
     *
     * @param features all of them, as the line carries them
     * @param effective from which day; today for at once
     */
    public record Wish(String offer, Set<String> features, LocalDate effective) {}

    /** One feature to tick, with its price in words. */
    public record Tick(String value, String name, String price, boolean on) {}

    /** Another order that must be finished first. */
    public record Busy(String number, String href) {}

    /** An amount in a column of amounts, where nothing is a dash. */
    public static String amount(Shell shell, Money amount) {
        return amount.isZero() ? "–" : shell.money(amount);
    }
}
