package furong.message;

import furong.customer.CustomerId;
import furong.platform.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A short message to a customer.
 *
 * @param name of its template
 * @param reference what it is about, as the sender named it
 * @param said its words; a secret in them is dots
 * @param endedAt when it was sent, refused or given up
 * @param centreReference the centre's name for it, "" before it took it
 * @param delivery what the centre says became of it since
 * @param error the last failure, "" if there was none
 * @param badge who caused it
 */
public record Message(
        CustomerId customer,
        MessageId id,
        String template,
        Label name,
        String reference,
        String phone,
        String language,
        String said,
        MessageState state,
        Instant queuedAt,
        @Nullable Instant endedAt,
        int attempts,
        @Nullable Instant nextTryAt,
        String centreReference,
        Delivery delivery,
        String error,
        String badge) {}
