package furong.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A round of tests from {@code since} to {@code until}, both included. */
public record Round(RoundId id, String name, LocalDate since, LocalDate until, List<Point> points) {

    /** How a point stands. */
    public enum State {
        PLANNED,
        GOOD,
        WEAK,
        TO_RETEST,
        CURED
    }

    /**
     * A point and its newest reading.
     *
     * @param dbm the newest level; null while nobody was there
     * @param remedy what the network did about a weak spot; null while nothing
     */
    public record Point(
            int number,
            String name,
            double lat,
            double lon,
            State state,
            @Nullable Integer dbm,
            @Nullable Instant at,
            @Nullable String badge,
            int readings,
            @Nullable String remedy) {}

    /** A point to be planned. */
    public record Place(String name, double lat, double lon) {}

    public long tested() {
        return points.stream().filter(point -> point.dbm() != null).count();
    }

    public long count(State state) {
        return points.stream().filter(point -> point.state() == state).count();
    }
}
