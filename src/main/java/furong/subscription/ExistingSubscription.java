package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a customer has had for a while, elsewhere or long before us; a number must be free in our stock. */
public record ExistingSubscription(
        CustomerId customer,
        AccountId account,
        OfferId offer,
        PlaceId place,
        Area area,
        @Nullable String number,
        Instant since) {}
