package furong.agency;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A business day of an agent and how far its three accounts are: what we took, what its file says, what the bank's
 * statement says. Amounts in fen, payments less reversals.
 *
 * @param cutAt when the day ended; null while it is open
 * @param takenCount payments and reversals that we have of the day
 * @param file what its file adds up to, null until it is there
 * @param expected the money that should come for it, fees considered
 * @param money what the bank's statement says has come, null until it is there
 * @param open differences not yet worked off
 */
public record AgentDay(
        AgentCode agent,
        LocalDate day,
        Instant openedAt,
        @Nullable Instant cutAt,
        int takenCount,
        long takenMinor,
        @Nullable Long file,
        long expected,
        @Nullable Long money,
        int open) {

    /** Whether all three are there and agree, or every difference is worked off. */
    public boolean isDone() {
        return cutAt != null && file != null && money != null && open == 0;
    }
}
