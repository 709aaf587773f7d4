package furong.till;

import furong.organisation.HallId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One clerk's till. What is in it is known only to whoever counts it, and to the system. */
public sealed interface Shift {

    /** What is true of a shift from its beginning; {@code change}: the small money it began with. */
    record Begun(
            ShiftId id,
            UnitId unit,
            @Nullable HallId hall,
            StaffId clerk,
            String badge,
            LocalDate businessDate,
            Instant at,
            Money change) {}

    Begun begun();

    record Open(Begun begun) implements Shift {}

    /**
     * Counted and closed.
     *
     * @param note why what was counted is not what should have been there; "" where it is
     */
    record Closed(
            Begun begun,
            Instant at,
            Money system,
            Money counted,
            @Nullable StaffId witness,
            String note) implements Shift {

        public Money difference() {
            return counted.minus(system);
        }
    }
}
