package furong.channel.web.travel;

import furong.travel.Road;
import furong.travel.Route;
import furong.travel.Route.Point;
import furong.travel.Travels.Line;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Streets and a way on them as paths of a drawing, north up.
 *
 * @param width of the drawing in its own units
 * @param height of it
 * @param streets a path for each kind of road
 * @param way path of the way, "" without one
 * @param ends begin and end of the way; empty without one
 */
public record StreetMap(int width, int height, Map<Road, String> streets, String way, List<Dot> ends) {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT_MAX = 1_400;
    private static final int MARGIN = 20;

    /** Where something is on the drawing. */
    public record Dot(int x, int y) {}

    public boolean isEmpty() {
        return streets.isEmpty() && way.isEmpty();
    }

    static StreetMap of(List<Line> lines, @Nullable Route route) {
        var points = route == null ? List.<Point>of() : route.points();
        var all = Stream.concat(points.stream(), lines.stream().flatMap(line -> Stream.of(line.from(), line.to())))
                .toList();
        if (all.isEmpty()) return new StreetMap(WIDTH, 1, Map.of(), "", List.of());
        var frame = Frame.around(all);
        var streets = new EnumMap<Road, String>(Road.class);
        lines.stream()
                .collect(Collectors.groupingBy(Line::road))
                .forEach((road, some) -> streets.put(
                        road,
                        some.stream()
                                .map(line -> "M" + frame.at(line.from()) + "L" + frame.at(line.to()))
                                .collect(Collectors.joining())));
        var way = points.stream().map(frame::at).collect(Collectors.joining("L", points.isEmpty() ? "" : "M", ""));
        var ends =
                points.isEmpty() ? List.<Dot>of() : List.of(frame.dot(points.getFirst()), frame.dot(points.getLast()));
        return new StreetMap(WIDTH, frame.height(), streets, way, ends);
    }

    /** Degrees to units: as wide as the drawing, and no flatter or narrower than the earth is there. */
    private record Frame(double west, double north, double perEast, double perNorth, int height) {

        static Frame around(List<Point> points) {
            var lon = points.stream().mapToDouble(Point::lon).summaryStatistics();
            var lat = points.stream().mapToDouble(Point::lat).summaryStatistics();
            var narrow = Math.cos(Math.toRadians((lat.getMin() + lat.getMax()) / 2));
            var wide = Math.max(0.002, (lon.getMax() - lon.getMin()) * narrow);
            var tall = Math.max(0.002, lat.getMax() - lat.getMin());
            var scale = Math.min((WIDTH - 2.0 * MARGIN) / wide, (HEIGHT_MAX - 2.0 * MARGIN) / tall);
            var height = (int) Math.ceil(tall * scale) + 2 * MARGIN;
            return new Frame(lon.getMin(), lat.getMax(), scale * narrow, scale, height);
        }

        Dot dot(Point point) {
            return new Dot(
                    MARGIN + (int) Math.round((point.lon() - west) * perEast),
                    MARGIN + (int) Math.round((north - point.lat()) * perNorth));
        }

        String at(Point point) {
            var dot = dot(point);
            return dot.x() + " " + dot.y();
        }
    }
}
