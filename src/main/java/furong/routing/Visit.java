package furong.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work at a place.
 *
 * @param place where
 * @param duration ticks of work at a pace of 100
 * @param windows when it may start; one of them must hold. At least one
 * @param lateMax ticks it may start after the end of a window, at the price of lateness; 0 makes the windows hard
 * @param skills least level by skill
 * @param priority 1 (normal) to 100: multiplies the price of lateness and of promise risk
 * @param demand what it takes from the van, by kind of thing
 * @param crew the only crew that may do it, {@link #ANY} if open
 * @param forbidden crews that must not do it
 * @param start pinned start: exactly then, whatever the windows say; null if open
 * @param penalty points for leaving it out (into the "bank"); {@link #MUST} if it may only be left out where it cannot be
 *     done at all
 * @param published what was told before, and costs something to change; null if nothing was
 */
public record Visit(
        int place,
        int duration,
        List<Window> windows,
        int lateMax,
        Map<String, Integer> skills,
        int priority,
        List<Integer> demand,
        int crew,
        Set<Integer> forbidden,
        @Nullable Integer start,
        long penalty,
        @Nullable Published published) {

    /** No crew is pinned. */
    public static final int ANY = -1;

    /** No number of points makes up for leaving it out. */
    public static final long MUST = -1;

    /**
     * Who was to come, and when.
     *
     * @param crew index of the crew
     * @param start tick of the start
     */
    public record Published(int crew, int start) {}

    /** @throws IllegalArgumentException if a number is out of its bounds or there is no window */
    public Visit {
        windows = List.copyOf(windows);
        skills = Map.copyOf(skills);
        demand = List.copyOf(demand);
        forbidden = Set.copyOf(forbidden);
        Problem.checkTick(duration);
        Problem.checkTick(lateMax);
        if (start != null) Problem.checkTick(start);
        if (windows.isEmpty()) throw new IllegalArgumentException("a visit without a window");
        if (duration < 0 || lateMax < 0) throw new IllegalArgumentException("negative duration or lateness");
        if (priority < 1 || priority > 100) throw new IllegalArgumentException("priority is not within 1..100");
        if (penalty < MUST || penalty > Problem.PENALTY_MAX) throw new IllegalArgumentException("penalty: " + penalty);
    }

    /**
     * A visit that must be done, by anybody, and start within one window.
     *
     * @param duration ticks of work
     * @param earliest first tick at which it may start
     * @param latest last tick at which it may start
     */
    public static Visit of(int place, int duration, int earliest, int latest) {
        return new Visit(
                place,
                duration,
                List.of(new Window(earliest, latest)),
                0,
                Map.of(),
                1,
                List.of(),
                ANY,
                Set.of(),
                null,
                MUST,
                null);
    }

    /** May start within any of these. */
    public Visit withWindows(List<Window> choices) {
        return new Visit(
                place, duration, choices, lateMax, skills, priority, demand, crew, forbidden, start, penalty,
                published);
    }

    /** May start at most so many ticks after the end of a window, at the price of lateness. */
    public Visit withLateness(int ticksMax) {
        return new Visit(
                place, duration, windows, ticksMax, skills, priority, demand, crew, forbidden, start, penalty,
                published);
    }

    /** Least level by skill. */
    public Visit withSkills(Map<String, Integer> levels) {
        return new Visit(
                place, duration, windows, lateMax, levels, priority, demand, crew, forbidden, start, penalty,
                published);
    }

    /** 1 (normal) to 100. */
    public Visit withPriority(int weight) {
        return new Visit(
                place, duration, windows, lateMax, skills, weight, demand, crew, forbidden, start, penalty, published);
    }

    /** What it takes from the van, by kind of thing. */
    public Visit withDemand(Integer... things) {
        return new Visit(
                place,
                duration,
                windows,
                lateMax,
                skills,
                priority,
                List.of(things),
                crew,
                forbidden,
                start,
                penalty,
                published);
    }

    /** Only this crew may do it, by index. */
    public Visit pinnedTo(int onlyCrew) {
        return new Visit(
                place, duration, windows, lateMax, skills, priority, demand, onlyCrew, forbidden, start, penalty,
                published);
    }

    /** None of these crews may do it, by index. */
    public Visit notBy(Set<Integer> crews) {
        return new Visit(
                place, duration, windows, lateMax, skills, priority, demand, crew, crews, start, penalty, published);
    }

    /** Starts exactly at this tick, whatever the windows say. */
    public Visit startingAt(int tick) {
        return new Visit(
                place, duration, windows, lateMax, skills, priority, demand, crew, forbidden, tick, penalty, published);
    }

    /** May be left out for so many points, at most {@link Problem#PENALTY_MAX}; {@link #MUST} takes that back. */
    public Visit optional(long points) {
        return new Visit(
                place, duration, windows, lateMax, skills, priority, demand, crew, forbidden, start, points, published);
    }

    /** Was told to come from this crew at this tick: to change it costs what the weights say. */
    public Visit publishedFor(int byCrew, int atTick) {
        return new Visit(
                place,
                duration,
                windows,
                lateMax,
                skills,
                priority,
                demand,
                crew,
                forbidden,
                start,
                penalty,
                new Published(byCrew, atTick));
    }
}
