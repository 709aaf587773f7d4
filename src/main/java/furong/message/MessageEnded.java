package furong.message;

import furong.customer.CustomerId;
import furong.platform.Label;
import java.time.Instant;

/**
 * The centre has taken a message, has refused it, or it was given up. Heard in the transaction that records it.
 *
 * @param name of its template
 * @param badge who caused it
 */
public record MessageEnded(
        CustomerId customer,
        MessageId message,
        String template,
        Label name,
        String reference,
        String badge,
        MessageState state,
        Instant at) {}
