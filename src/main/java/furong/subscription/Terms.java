package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ServiceId;
import furong.resource.PortId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every state of a subscription.
 *
 * @param service how the network knows it
 * @param reference the caller's own name for what brought it about
 */
public record Terms(
        SubscriptionId id,
        CustomerId customer,
        AccountId account,
        OfferId offer,
        PlaceId place,
        @Nullable String number,
        @Nullable PortId port,
        ServiceId service,
        String reference,
        Instant startedAt) {}
