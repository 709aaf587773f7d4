package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.resource.PortId;
import org.jspecify.annotations.Nullable;

/** What a customer is to have. Number and port must be kept for the customer under the same reference. */
public record NewSubscription(
        CustomerId customer,
        AccountId account,
        OfferId offer,
        PlaceId place,
        @Nullable String number,
        @Nullable PortId port) {}
