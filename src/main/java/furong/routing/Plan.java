package furong.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Who goes where, and when.
 *
 * @param routes one for each crew of the problem, in its order; empty ones included
 */
public record Plan(List<Route> routes) {

    /** A start nobody has worked out yet. */
    public static final int OPEN = Integer.MIN_VALUE;

    public Plan {
        routes = List.copyOf(routes);
    }

    /**
     * A crew's day.
     *
     * @param stops visits in order
     * @param breaks start of each of the crew's breaks; empty for a crew that stays at home
     * @param end tick at which the crew is at its end place
     */
    public record Route(List<Stop> stops, List<Integer> breaks, int end) {

        public Route {
            stops = List.copyOf(stops);
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * One visit of a route.
     *
     * @param visit index of the visit
     * @param arrival tick at which the crew is at the door, its breaks on the way included
     * @param start tick at which the work starts
     * @param end tick at which it is done
     */
    public record Stop(int visit, int arrival, int start, int end) {}

    /** A plan of which only the order is known, to start from: as drawn by a person, or kept from yesterday. */
    public static Plan of(List<List<Integer>> visitsByCrew) {
        var routes = new ArrayList<Route>();
        for (var visits : visitsByCrew) {
            var stops = visits.stream()
                    .map(visit -> new Stop(visit, OPEN, OPEN, OPEN))
                    .toList();
            routes.add(new Route(stops, List.of(), OPEN));
        }
        return new Plan(routes);
    }

    /** Visits of a crew in order. */
    public List<Integer> visits(int crew) {
        return routes.get(crew).stops().stream().map(Stop::visit).toList();
    }

    /** How many crews leave the house. */
    public int crewsUsed() {
        return (int) routes.stream().filter(route -> !route.stops().isEmpty()).count();
    }
}
