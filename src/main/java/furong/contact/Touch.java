package furong.contact;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contact with a customer.
 *
 * @param caller the number they rang from, or who spoke for them; "" if that is not known
 * @param endedAt null while somebody still speaks
 * @param reason code of why, null while it is open
 * @param outcome wrap-up code, null while it is open
 * @param subject what came of it, {@code case:…}; "" if nothing did
 * @param person who of us it was
 * @param outgoing whether we turned to them
 * @param verified codes of the prompts the caller answered rightly
 */
public record Touch(
        CustomerId customer,
        ContactId id,
        ContactChannel channel,
        String caller,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String outcome,
        String note,
        String subject,
        long person,
        UnitId unit,
        String badge,
        boolean outgoing,
        List<String> verified) {

    /** A caller counts as verified after this many right answers. */
    public static final int PROMPTS_MIN = 2;

    public boolean isOpen() {
        return endedAt == null;
    }

    public boolean isVerified() {
        return verified.size() >= PROMPTS_MIN;
    }
}
