package furong.fleet;

import furong.organisation.VehicleId;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle at a community.
 *
 * @param occasion what is special that day, in the words of who planned it; "" for an ordinary stop
 * @param offWhy why it does not take place after all; null if it does
 * @param people how many came, as far as reported
 * @param orders how many ordered
 */
public record CommunityStop(
        StopId id,
        VehicleId vehicle,
        Community community,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        String occasion,
        boolean published,
        @Nullable String offWhy,
        int people,
        int orders) {}
