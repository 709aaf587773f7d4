package furong.channel.web.board;

import furong.organisation.CrewId;
import furong.organisation.UnitId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.planning.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies before a dispatcher: of the day's plan the crews of the units in scope, and what waits in their districts.
 *
 * @param unit the one unit chosen; null for all in scope
 * @param open visits without a crew, the earliest due first
 */
public record DayDesk(DayPlan plan, @Nullable UnitId unit, List<CrewDay> crews, List<Item> open) {

    public String query() {
        return "day=" + plan.day() + (unit == null ? "" : "&unit=" + unit.text());
    }

    public Set<CrewId> ids() {
        return crews.stream().map(CrewDay::id).collect(Collectors.toSet());
    }

    /** Everything to be done, planned or not. */
    public List<Item> items() {
        return Stream.concat(
                        crews.stream().flatMap(crew -> crew.stops().stream()).map(PlannedStop::item), open.stream())
                .toList();
    }

    public Map<StopId, Item> byId() {
        return items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    public boolean isEmpty() {
        return open.isEmpty() && crews.stream().allMatch(crew -> crew.stops().isEmpty());
    }

    /** Crews that have something to do, or could have: those on duty. */
    public List<CrewDay> shown() {
        return crews.stream()
                .filter(crew -> crew.onDuty() || !crew.stops().isEmpty())
                .toList();
    }

    public long count(Set<furong.fieldwork.Visit.State> states) {
        return items().stream()
                .map(Item::task)
                .filter(task -> task.kind() == Task.Kind.VISIT && states.contains(task.state()))
                .count();
    }
}
