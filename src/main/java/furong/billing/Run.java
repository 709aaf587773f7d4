package furong.billing;

import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bill run and how far it is.
 *
 * @param cycle first day of the month it bills
 * @param endedAt when its last part was done, null while parts are left
 */
public record Run(
        RunId id,
        LocalDate cycle,
        Kind kind,
        Instant begunAt,
        String badge,
        LocalDate dueOn,
        @Nullable Instant endedAt,
        int parts,
        int partsDone,
        long bills,
        long lines,
        Money total,
        long parked) {

    /** A trial makes every bill and keeps only what each came to; a real run bills who has no bill of the month. */
    public enum Kind {
        TRIAL,
        REAL
    }

    public boolean ended() {
        return endedAt != null;
    }

    public double progress() {
        return parts == 0 ? 1 : (double) partsDone / parts;
    }
}
