package furong.travel;

import java.util.List;

/**
 * One way, as it would be driven.
 *
 * @param seconds in all, from door to door
 * @param metres in all
 * @param byStreets false for a straight line made longer
 * @param parts by kind of road, the longest first
 * @param points along it, the two places included
 */
public record Route(int seconds, int metres, boolean byStreets, List<Part> parts, List<Point> points) {

    /** So many metres on such roads, in so many seconds. */
    public record Part(Road road, int metres, int seconds) {}

    /** WGS-84 degrees. */
    public record Point(double lat, double lon) {}
}
