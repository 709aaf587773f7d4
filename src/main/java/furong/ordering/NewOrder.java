package furong.ordering;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.HoldId;
import furong.organisation.HallId;
import furong.platform.Ids;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as the clerk confirms it.
 *
 * @param slot minutes held before, for an offer that needs a visit
 * @param number the telephone number chosen, for an offer that needs one
 * @param answers of the registration form, by field name
 * @param channel HALL, HOTLINE or ACCOUNT_MANAGER
 * @param hall where the customer stands, if in a hall
 * @param requestKey names this confirmation: sent twice, it places one order
 */
public record NewOrder(
        CustomerId customer,
        AccountId account,
        OfferId offer,
        PlaceId place,
        @Nullable HoldId slot,
        @Nullable String number,
        Map<String, String> answers,
        String channel,
        @Nullable HallId hall,
        String requestKey) {

    public NewOrder {
        answers = Map.copyOf(answers);
    }

    /** An order that nobody will send a second time. */
    public NewOrder(
            CustomerId customer,
            AccountId account,
            OfferId offer,
            PlaceId place,
            @Nullable HoldId slot,
            @Nullable String number,
            Map<String, String> answers,
            String channel,
            @Nullable HallId hall) {
        this(customer, account, offer, place, slot, number, answers, channel, hall, Ids.text(Ids.next()));
    }
}
