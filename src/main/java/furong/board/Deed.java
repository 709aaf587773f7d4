package furong.board;

import furong.organisation.CrewId;
import furong.planning.StopId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatcher did with a stop, and where it was before.
 *
 * @param from whose it was; null if it waited
 * @param place its place in that crew's order, counted from 0
 * @param pinned whether it was fixed there
 * @param start seconds since midnight it was fixed to; null if its time was free
 * @param to whose it is since; null if it waits
 */
public record Deed(
        LocalDate day,
        long id,
        StopId stop,
        @Nullable CrewId from,
        int place,
        boolean pinned,
        @Nullable Integer start,
        @Nullable CrewId to,
        Instant at) {}
