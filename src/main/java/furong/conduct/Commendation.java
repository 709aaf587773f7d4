package furong.conduct;

import furong.exhibit.ExhibitId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Praise for one of us.
 *
 * @param visit what it was about, such as {@code order:…}; "" where that is not known
 * @param photo the scanned letter or a photograph
 * @param byBadge who registered it
 */
public record Commendation(
        CommendationId id,
        StaffId person,
        UnitId unit,
        String badge,
        Kind kind,
        String fromWhom,
        String words,
        String visit,
        @Nullable ExhibitId photo,
        LocalDate day,
        Instant at,
        String byBadge) {

    /** How it came. */
    public enum Kind {
        LETTER,
        CALL,
        IN_PERSON
    }
}
