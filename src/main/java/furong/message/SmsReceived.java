package furong.message;

import furong.customer.CustomerId;
import java.time.Instant;

/** Somebody answered from a phone to which we had written; whose it was when we last wrote there. */
public record SmsReceived(CustomerId customer, String phone, String words, Instant at) {}
