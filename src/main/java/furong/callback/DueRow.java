package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import furong.survey.Occasion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be rung.
 *
 * @param until by when it is promised
 * @param suggested part of the day for the next try
 * @param next the step planned next, or what is out to be answered; null if all were done
 * @param claimedBy badge of the agent who rings at the moment; null if nobody does
 */
public record DueRow(
        CustomerId customer,
        CallbackId callback,
        Occasion occasion,
        String subject,
        UnitId owner,
        String businessLine,
        String product,
        Instant at,
        Instant until,
        long tries,
        Set<DayPart> partsTried,
        DayPart suggested,
        @Nullable Step next,
        @Nullable String claimedBy,
        boolean exclusionProposed) {}
