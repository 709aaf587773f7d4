package furong.inspection;

import furong.exhibit.ExhibitId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One inspection of something that was drawn.
 *
 * @param round 1, or 2 for the second of two who do not see what the other wrote
 * @param place where it was, in words; {@code lat} and {@code lon} (WGS-84) where the device knew
 * @param score the share of the form's weights in order, of one
 */
public record Look(
        int round,
        Instant at,
        long person,
        String badge,
        String place,
        @Nullable Double lat,
        @Nullable Double lon,
        String remark,
        @Nullable ExhibitId photo,
        double score,
        List<Mark> marks) {

    /** One item of the form, and what was wrong with it, "" if nothing. */
    public record Mark(String item, boolean ok, String note) {}
}
