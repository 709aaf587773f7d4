package furong.routing;

import java.util.List;
import java.util.Map;

/**
 * A crew and its day.
 *
 * @param start place where the day begins
 * @param end place where it must end; {@link #ANYWHERE} if it ends at the last visit
 * @param from tick at which the crew may leave its start place
 * @param until tick at which it should be at its end place; later is overtime
 * @param overtimeMax ticks it may at most come later than that
 * @param breaks rests, in order
 * @param skills level by skill; a crew has the skills of a visit if its level is at least the asked one, for each
 * @param pace percent of a visit's duration this crew needs: 100 is normal, 80 is quicker; rounded up to whole ticks
 * @param stock what the van carries, by kind of thing; shorter lists mean 0 of the rest
 * @param prefix visits already begun or on the way, by index: they come first, in this order, and nothing goes between
 *     them. They are facts: their windows' ends, the crew's skills, its stock and its breaks' latest starts do not forbid
 *     them (lateness is counted), and where the prefix, the way home and the breaks after it outlast the shift, the crew's
 *     day ends when they do. So are the links between visits of prefixes
 */
public record Crew(
        int start,
        int end,
        int from,
        int until,
        int overtimeMax,
        List<Break> breaks,
        Map<String, Integer> skills,
        int pace,
        List<Integer> stock,
        List<Integer> prefix) {

    /** The crew's day ends wherever its last visit is. */
    public static final int ANYWHERE = -1;

    /** @throws IllegalArgumentException if a number is out of its bounds or the breaks cannot follow each other */
    public Crew {
        breaks = List.copyOf(breaks);
        skills = Map.copyOf(skills);
        stock = List.copyOf(stock);
        prefix = List.copyOf(prefix);
        Problem.checkTick(from);
        Problem.checkTick(until);
        Problem.checkTick(overtimeMax);
        if (from > until) throw new IllegalArgumentException("shift ends before it begins: " + from);
        if (overtimeMax < 0) throw new IllegalArgumentException("negative overtime: " + overtimeMax);
        var ready = -Problem.TICKS_MAX;
        for (var rest : breaks) {
            if (ready > rest.latest()) throw new IllegalArgumentException("a break that cannot follow: " + rest);
            ready = Math.max(ready, rest.earliest()) + rest.ticks();
        }
        if (pace < 1 || pace > 1_000) throw new IllegalArgumentException("pace is not within 1..1000: " + pace);
    }

    /** A crew that begins and ends at {@code place}, with nothing else to say about it. */
    public static Crew of(int place, int from, int until) {
        return new Crew(place, place, from, until, 0, List.of(), Map.of(), 100, List.of(), List.of());
    }

    /** Its day ends at this place; {@link #ANYWHERE} wherever the last visit is. */
    public Crew endingAt(int place) {
        return new Crew(start, place, from, until, overtimeMax, breaks, skills, pace, stock, prefix);
    }

    /** May be back at most so many ticks after its shift, at the price of overtime. */
    public Crew withOvertime(int ticksMax) {
        return new Crew(start, end, from, until, ticksMax, breaks, skills, pace, stock, prefix);
    }

    /** Takes these rests, in this order. */
    public Crew withBreaks(Break... rests) {
        return new Crew(start, end, from, until, overtimeMax, List.of(rests), skills, pace, stock, prefix);
    }

    /** Level by skill. */
    public Crew withSkills(Map<String, Integer> levels) {
        return new Crew(start, end, from, until, overtimeMax, breaks, levels, pace, stock, prefix);
    }

    /** Percent of a visit's duration it needs, 1 to 1000. */
    public Crew withPace(int percent) {
        return new Crew(start, end, from, until, overtimeMax, breaks, skills, percent, stock, prefix);
    }

    /** What its van carries, by kind of thing. */
    public Crew withStock(Integer... things) {
        return new Crew(start, end, from, until, overtimeMax, breaks, skills, pace, List.of(things), prefix);
    }

    /** Visits already begun or on the way, by index, in order: facts, never moved. */
    public Crew withPrefix(List<Integer> visits) {
        return new Crew(start, end, from, until, overtimeMax, breaks, skills, pace, stock, visits);
    }
}
