package furong.routing;

import java.util.HashSet;
import java.util.List;

/**
 * What is to be planned: immutable, complete, checked.
 *
 * @param travel between places
 * @param crews who can go
 * @param visits what is to be done
 * @param links which visits depend on each other
 * @param weights what things cost
 */
public record Problem(Travel travel, List<Crew> crews, List<Visit> visits, List<Link> links, Weights weights) {

    /** Largest tick, duration and entry of a travel table: eight years of seconds. */
    public static final int TICKS_MAX = 1 << 28;

    /** Largest penalty of an optional visit. */
    public static final long PENALTY_MAX = 1L << 40;

    /** @throws IllegalArgumentException saying which crew, visit or link names something that is not there */
    public Problem {
        crews = List.copyOf(crews);
        visits = List.copyOf(visits);
        links = List.copyOf(links);
        if (crews.isEmpty()) throw new IllegalArgumentException("no crew");
        var pinned = new HashSet<Integer>();
        for (var crew : crews) {
            checkIndex("start place", crew.start(), travel.places());
            if (crew.end() != Crew.ANYWHERE) checkIndex("end place", crew.end(), travel.places());
            for (var visit : crew.prefix()) {
                checkIndex("visit of a prefix", visit, visits.size());
                if (!pinned.add(visit)) throw new IllegalArgumentException("visit " + visit + " is in two prefixes");
            }
        }
        for (var visit : visits) {
            checkIndex("place", visit.place(), travel.places());
            if (visit.crew() != Visit.ANY) checkIndex("pinned crew", visit.crew(), crews.size());
            for (var crew : visit.forbidden()) checkIndex("forbidden crew", crew, crews.size());
            var published = visit.published();
            if (published != null) checkIndex("published crew", published.crew(), crews.size());
        }
        for (var link : links) {
            checkIndex("linked visit", link.first(), visits.size());
            checkIndex("linked visit", link.second(), visits.size());
            if (link.first() == link.second()) throw new IllegalArgumentException("a visit linked with itself");
            if (link instanceof Link.After after) checkTick(after.gap());
        }
    }

    static void checkTick(int tick) {
        if (tick < -TICKS_MAX || tick > TICKS_MAX) throw new IllegalArgumentException("tick out of bounds: " + tick);
    }

    private static void checkIndex(String what, int index, int size) {
        if (index < 0 || index >= size) throw new IllegalArgumentException(what + " " + index + " of " + size);
    }
}
