package furong.fulfilment;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.resource.PortId;
import furong.subscription.MoveId;
import furong.subscription.SubscriptionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service a plan is about.
 *
 * @param number 1, 2 … within the plan
 * @param at where it is to work
 * @param from where it works now, for a move
 * @param subscription what is changed; null for a new one until it is begun
 * @param accessNumber the telephone number it is to have, null for none or to keep the one it has
 * @param oldNumber the number it had before, where it gets another
 * @param port taken for it, once it is
 * @param move the second leg, once there is one
 */
public record Item(
        int number,
        String product,
        OfferId offer,
        AccountId account,
        Spot at,
        @Nullable Spot from,
        @Nullable SubscriptionId subscription,
        @Nullable String accessNumber,
        @Nullable String oldNumber,
        Set<String> features,
        @Nullable NewOwner newOwner,
        @Nullable PortId port,
        @Nullable MoveId move) {

    public Item {
        features = Set.copyOf(features);
    }

    /** A service that is not there yet. */
    public static Item create(
            int number, String product, OfferId offer, AccountId account, Spot at, @Nullable String accessNumber) {
        return new Item(
                number, product, offer, account, at, null, null, accessNumber, null, Set.of(), null, null, null);
    }

    /** The item with what a new service was given. */
    Item begun(SubscriptionId id) {
        return new Item(
                number, product, offer, account, at, from, id, accessNumber, oldNumber, features, newOwner, port, move);
    }

    /** A customer's place as a crew must find it. */
    public record Spot(PlaceId place, Area area, String address) {}

    /** Whom a service goes over to, who pays for it then, and which of that customer's places it stands at. */
    public record NewOwner(CustomerId customer, AccountId account, PlaceId place) {}
}
