package furong.fleet;

import furong.organisation.UnitId;
import furong.platform.Label;
import org.jspecify.annotations.Nullable;

/**
 * Where vehicles stop.
 *
 * @param place the gate or the square
 * @param at where that is on the map; null as long as nobody measured it
 */
public record Community(
        CommunityId id,
        UnitId unit,
        String district,
        Label name,
        String place,
        @Nullable Point at) {

    /** Degrees of WGS-84. */
    public record Point(double lat, double lon) {}
}
