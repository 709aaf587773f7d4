package furong.message;

import furong.customer.CustomerId;
import java.time.Instant;

/**
 * The centre says what became of a message it took: all its parts are on the phone, or one of them never will be. Heard
 * in the transaction that records it.
 */
public record MessageArrived(CustomerId customer, MessageId message, String reference, boolean delivered, Instant at) {}
