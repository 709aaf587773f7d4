package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A matter an unhappy answer reopened, for the owner unit to put right.
 *
 * @param doneAt null while it is open
 * @param remedy what was done about it, "" while it is open
 */
public record Rework(
        CustomerId customer,
        ReworkId id,
        CallbackId callback,
        String subject,
        UnitId owner,
        String why,
        Instant openedAt,
        String badge,
        @Nullable Instant doneAt,
        String remedy) {}
