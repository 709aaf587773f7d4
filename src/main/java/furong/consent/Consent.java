package furong.consent;

import furong.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to.
 *
 * @param what in a few words; may be a packed label
 * @param shown word for word what the customer was shown
 * @param sha256 of what was shown, in hexadecimal
 * @param badge who served them
 * @param subject what it was used for, null before
 */
public record Consent(
        ConsentId id,
        CustomerId customer,
        String what,
        String shown,
        String sha256,
        Instant at,
        String badge,
        Evidence evidence,
        @Nullable String subject) {

    public How how() {
        return evidence.how();
    }
}
