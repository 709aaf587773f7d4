package furong.material;

import furong.customer.CustomerId;
import java.time.Instant;

/**
 * What a crew used at a customer's.
 *
 * @param command the device's own id of it: sent twice, it is used once
 * @param reference what it was used for, {@code visit:…}
 * @param deviceTime what the device's clock showed
 */
public record Use(
        String command, String item, int quantity, CustomerId customer, String reference, Instant deviceTime) {}
