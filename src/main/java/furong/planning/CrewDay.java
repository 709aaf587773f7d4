package furong.planning;

import furong.organisation.CrewId;
import furong.organisation.UnitId;
import furong.travel.Spot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A crew's day.
 *
 * @param vehicle whether it is the crew of a service vehicle
 * @param base where the day begins and ends
 * @param seen the door at which it was seen last, though there is nothing to do there now; null while what it has begun says it
 * @param from tick from which it is on duty
 * @param until tick at which it should be back; not after {@code from} on a day off
 * @param meal tick at which the meal begins; {@link Task#UNKNOWN} if there is none
 * @param home tick at which the crew is back
 */
public record CrewDay(
        CrewId id,
        String name,
        UnitId unit,
        Set<String> skills,
        Set<String> districts,
        boolean vehicle,
        Spot base,
        @Nullable Spot seen,
        int from,
        int until,
        int meal,
        int home,
        List<PlannedStop> stops,
        Figures figures) {

    public CrewDay {
        skills = Set.copyOf(skills);
        districts = Set.copyOf(districts);
        stops = List.copyOf(stops);
    }

    public boolean onDuty() {
        return until > from;
    }

    /** Whether it has the skill and goes to the district. */
    public boolean can(Task task) {
        return has(task) && goes(task);
    }

    public boolean has(Task task) {
        return task.skill().isEmpty() || skills.contains(task.skill());
    }

    public boolean goes(Task task) {
        return task.kind() == Task.Kind.TOUR || districts.contains(task.district());
    }

    public List<Item> items() {
        return stops.stream().map(PlannedStop::item).toList();
    }

    /** How many stops at the beginning have begun: they are facts, and nothing goes before them. */
    public int frozen() {
        var frozen = 0;
        for (int i = 0; i < stops.size(); i++) if (stops.get(i).task().begun()) frozen = i + 1;
        return frozen;
    }

    /** The same crew with nothing to do. */
    public CrewDay without() {
        return new CrewDay(
                id,
                name,
                unit,
                skills,
                districts,
                vehicle,
                base,
                null,
                from,
                until,
                Task.UNKNOWN,
                from,
                List.of(),
                Figures.NONE);
    }

    /** Where it goes on from. */
    public Spot place() {
        if (seen != null) return seen;
        var frozen = frozen();
        return frozen == 0 ? base : stops.get(frozen - 1).task().spot();
    }

    public Optional<PlannedStop> stop(StopId id) {
        return stops.stream().filter(stop -> stop.id().equals(id)).findFirst();
    }
}
