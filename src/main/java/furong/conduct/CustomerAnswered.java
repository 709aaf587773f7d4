package furong.conduct;

import furong.callback.CallbackId;
import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.survey.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer said in a callback how it was. Published once for each callback.
 *
 * @param level null where the question was not answered
 */
public record CustomerAnswered(
        CustomerId customer,
        CallbackId callback,
        StaffId handler,
        UnitId unit,
        @Nullable Level level,
        Instant at) {}
