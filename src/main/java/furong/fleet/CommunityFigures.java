package furong.fleet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A community in a span of days: stops held, people who came, orders; when a vehicle comes next, null if none is published. */
public record CommunityFigures(
        Community community,
        int stops,
        int people,
        int orders,
        @Nullable LocalDate next) {}
