package furong.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of who faces the customers of an area. A rule for a street office comes before the one for its district.
 *
 * @param until the first day on which it no longer holds; null while no end is known
 */
public record Territory(
        Segment segment,
        Area area,
        UnitId unit,
        LocalDate from,
        @Nullable LocalDate until,
        String why) {}
