package furong.message;

import furong.customer.CustomerId;
import java.time.Instant;

/** The centre has taken a message, has refused it, or it was given up. Heard in the transaction that records it. */
public record MessageEnded(
        CustomerId customer, MessageId message, String template, String reference, MessageState state, Instant at) {}
