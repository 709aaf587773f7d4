package furong.ordering;

import furong.catalog.OfferId;
import furong.consent.ConsentId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.HoldId;
import furong.organisation.HallId;
import furong.platform.Ids;
import furong.subscription.SubscriptionId;
import furong.subscription.Terms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as the clerk confirms it.
 *
 * @param action what is to be done: INSTALL, MOVE, CHANGE, REMOVE, TRANSFER, RENUMBER, SUSPEND, RESUME, …
 * @param offer what the customer is to have in the end
 * @param place where it is to work
 * @param subscription what is changed; null for something new
 * @param wishes what else the customer wants
 * @param answers of the registration form, by field name
 * @param channel HALL, HOTLINE, ACCOUNT_MANAGER or VEHICLE
 * @param hall where the customer stands, if in a hall
 * @param requestKey names this confirmation: sent twice, it places one order
 */
public record NewOrder(
        String action,
        CustomerId customer,
        AccountId account,
        OfferId offer,
        PlaceId place,
        @Nullable SubscriptionId subscription,
        Wishes wishes,
        Map<String, String> answers,
        String channel,
        @Nullable HallId hall,
        String requestKey) {

    static final String INSTALL = "INSTALL";

    public NewOrder {
        answers = Map.copyOf(answers);
    }

    /**
     * Something new.
     *
     * @param slot minutes held before, for an offer that needs a visit
     * @param number the telephone number chosen, for an offer that needs one
     */
    public NewOrder(
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
        this(
                INSTALL,
                customer,
                account,
                offer,
                place,
                null,
                new Wishes(null, null, null, slot, null, number, null, null, null),
                answers,
                channel,
                hall,
                requestKey);
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

    /** Something done with what the customer has; what the wishes do not name stays as it is. */
    public static NewOrder of(
            String action,
            Terms line,
            Wishes wishes,
            Map<String, String> answers,
            String channel,
            @Nullable HallId hall) {
        return new NewOrder(
                action,
                line.customer(),
                line.account(),
                wishes.offer() == null ? line.offer() : wishes.offer(),
                wishes.place() == null ? line.place() : wishes.place(),
                line.id(),
                wishes,
                answers,
                channel,
                hall,
                Ids.text(Ids.next()));
    }

    /** The same under a name of its own, for a form that may be sent twice. */
    public NewOrder under(String key) {
        return new NewOrder(action, customer, account, offer, place, subscription, wishes, answers, channel, hall, key);
    }

    /** The same, agreed to by whom the service goes over to. */
    public NewOrder agreedByOwner(ConsentId by) {
        return new NewOrder(
                action,
                customer,
                account,
                offer,
                place,
                subscription,
                wishes.agreedByOwner(by),
                answers,
                channel,
                hall,
                requestKey);
    }

    /** The same, confirmed by the customer. */
    public NewOrder confirmed(ConsentId by) {
        return new NewOrder(
                action,
                customer,
                account,
                offer,
                place,
                subscription,
                wishes.confirmed(by),
                answers,
                channel,
                hall,
                requestKey);
    }

    public @Nullable HoldId slot() {
        return wishes.slot();
    }

    public @Nullable String number() {
        return wishes.number();
    }

    boolean isNew() {
        return subscription == null;
    }
}
