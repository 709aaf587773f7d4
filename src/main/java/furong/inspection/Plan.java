package furong.inspection;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spot check: what is drawn from which days, and once it was drawn, its seed.
 *
 * @param until the first day that no longer counts
 * @param seal SHA-256 of the seed, known from the beginning
 */
public record Plan(
        PlanId id,
        Standard standard,
        int regulation,
        LocalDate since,
        LocalDate until,
        int perStratum,
        String seal,
        Instant plannedAt,
        String badge,
        @Nullable Drawn drawn) {

    /** Drawn when, by whom, with which seed, from how long a list with which mark. */
    public record Drawn(Instant at, StaffId person, String badge, String seed, int frameSize, String frameMark) {}

    /**
     * One row of the list. {@code person} is who did it, where it is somebody's.
     *
     * @param looks how often it was inspected
     */
    public record Entry(String key, UnitId unit, @Nullable StaffId person, String label, boolean drawn, int looks) {}

    /** A second person drew it again. */
    public record Redraw(Instant at, String badge, boolean same) {}

    /** The whole of it, for its page. */
    public record Sheet(Plan plan, List<Entry> sample, List<Redraw> redraws) {}
}
