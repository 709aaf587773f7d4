package furong.renown;

import furong.exhibit.ExhibitId;
import furong.organisation.UnitId;
import furong.platform.Label;
import org.jspecify.annotations.Nullable;

/**
 * A prize.
 *
 * @param unit who got it; null for the company
 * @param year null where the source does not say
 * @param photo the certificate
 */
public record Award(
        long id,
        @Nullable UnitId unit,
        Label name,
        Label grantor,
        @Nullable Integer year,
        @Nullable ExhibitId photo,
        String source) {}
