package furong.planning;

import furong.organisation.CrewId;
import java.util.List;

/**
 * What it costs to have a crew do something, at the place in its day where that costs least.
 *
 * @param place position in the crew's day, counted from 0
 * @param start tick at which it would begin
 * @param extraSeconds of travel more
 * @param extraMetres more
 * @param idleSeconds of waiting more; less than 0 if it fills a wait
 * @param overtimeSeconds more
 * @param points what it costs all together, as the planner counts
 * @param blocks what stands against it; empty if nothing does
 */
public record Quote(
        CrewId crew,
        String name,
        int place,
        int start,
        int extraSeconds,
        int extraMetres,
        int idleSeconds,
        int overtimeSeconds,
        long points,
        List<Violation> blocks) {

    public Quote {
        blocks = List.copyOf(blocks);
    }

    public boolean fits() {
        return blocks.isEmpty();
    }
}
