package furong.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The inspection of a hall on one morning. */
public record Morning(LocalDate day, Instant at, String badge, List<Look> looks) {

    /** One look: what is not in order says what is wrong. */
    public record Look(CheckItem item, boolean ok, String note) {}

    /** The share of looks that found all in order, from 0 to 1. */
    public double score() {
        if (looks.isEmpty()) return 1;
        return (double) looks.stream().filter(Look::ok).count() / looks.size();
    }
}
