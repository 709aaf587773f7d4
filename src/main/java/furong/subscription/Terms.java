package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ServiceId;
import furong.resource.PortId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every state of a subscription.
 *
 * @param service how the network knows it
 * @param features what it can do besides, sorted: {@code CALLER_DISPLAY}, {@code CALL_FORWARDING=86100000}
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
        List<String> features,
        String reference,
        Instant startedAt) {}
