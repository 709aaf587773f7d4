package furong.planning;

import furong.organisation.CrewId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one day, all crews.
 *
 * @param version counts the changes; 0 while nothing is stored
 * @param unassigned what has no crew, the earliest promise first
 */
public record DayPlan(
        LocalDate day,
        int version,
        State state,
        @Nullable Instant publishedAt,
        List<CrewDay> crews,
        List<Item> unassigned) {

    /** How far a day's plan has come. */
    public enum State {
        /** Booked, not planned: each visit with the crew whose minutes were sold. */
        OPEN,
        /** Planned overnight; nobody was told. */
        DRAFT,
        /** Customers were told an hour. */
        PUBLISHED,
        /** The day has begun: events change it. */
        LIVE
    }

    /** A stop and the crew it is planned for. */
    public record Placed(CrewDay crew, PlannedStop stop) {}

    public DayPlan {
        crews = List.copyOf(crews);
        unassigned = List.copyOf(unassigned);
    }

    /** The time of day of a tick. */
    public static LocalTime time(int tick) {
        return LocalTime.ofSecondOfDay(Math.floorMod(tick, 24 * 3600));
    }

    public Optional<CrewDay> crew(CrewId id) {
        return crews.stream().filter(crew -> crew.id().equals(id)).findFirst();
    }

    public Optional<Placed> find(StopId id) {
        for (var crew : crews)
            for (var stop : crew.stops()) if (stop.id().equals(id)) return Optional.of(new Placed(crew, stop));
        return Optional.empty();
    }

    /** The stop wherever it is, planned or not. */
    public Optional<Item> item(StopId id) {
        return find(id).map(placed -> placed.stop().item())
                .or(() ->
                        unassigned.stream().filter(item -> item.id().equals(id)).findFirst());
    }

    public Figures figures() {
        return crews.stream().map(CrewDay::figures).reduce(Figures.NONE, Figures::plus);
    }

    /** This plan with some crews' days replaced, and other things left without a crew. */
    public DayPlan with(Map<CrewId, CrewDay> changed, List<Item> left) {
        var all = crews.stream()
                .map(crew -> changed.getOrDefault(crew.id(), crew))
                .toList();
        return new DayPlan(day, version, state, publishedAt, all, left);
    }

    public DayPlan with(CrewDay changed) {
        return with(Map.of(changed.id(), changed), unassigned);
    }

    /** Every stop with its crew, by id. */
    public Map<StopId, Placed> places() {
        var places = new HashMap<StopId, Placed>();
        for (var crew : crews) for (var stop : crew.stops()) places.put(stop.id(), new Placed(crew, stop));
        return places;
    }

    public int stops() {
        return crews.stream().mapToInt(crew -> crew.stops().size()).sum();
    }
}
