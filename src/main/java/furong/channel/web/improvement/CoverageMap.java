package furong.channel.web.improvement;

import furong.coverage.Round;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The points of a round on a plane 1000 wide: north is up, a kilometre is as long to the east as to the north. */
public final class CoverageMap {

    private static final int WIDTH = 1000;
    private static final int EDGE = 60;

    private final double west;
    private final double north;
    private final double scale;
    private final double squeeze;
    private final int height;
    private final List<Dot> dots;

    private final String streets;

    CoverageMap(Round round, StreetLines lines) {
        var lats = round.points().stream().mapToDouble(Round.Point::lat).summaryStatistics();
        var lons = round.points().stream().mapToDouble(Round.Point::lon).summaryStatistics();
        north = lats.getMax();
        west = lons.getMin();
        squeeze = Math.cos(Math.toRadians((lats.getMax() + lats.getMin()) / 2));
        var across = Math.max(0.002, (lons.getMax() - lons.getMin()) * squeeze);
        var down = Math.max(0.002, lats.getMax() - lats.getMin());
        scale = Math.min((WIDTH - 2 * EDGE) / across, 600 / down);
        height = (int) Math.round(down * scale) + 2 * EDGE;
        dots = round.points().stream().map(this::dot).toList();
        var edge = EDGE / scale;
        streets = lines
                .within(
                        lats.getMin() - edge,
                        lats.getMax() + edge,
                        lons.getMin() - edge / squeeze,
                        lons.getMax() + edge / squeeze)
                .stream()
                .map(street -> "M" + whole(x(street.fromLon())) + " " + whole(y(street.fromLat())) + "L"
                        + whole(x(street.toLon())) + " " + whole(y(street.toLat())))
                .collect(Collectors.joining());
    }

    /** Where a point stands on the plane. */
    public record Dot(Round.Point point, String x, String y) {}

    /** The main streets as one line to draw; "" where none are known. */
    public String streets() {
        return streets;
    }

    public List<Dot> dots() {
        return dots;
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return height;
    }

    private Dot dot(Round.Point point) {
        return new Dot(point, text(x(point.lon())), text(y(point.lat())));
    }

    private double x(double lon) {
        return EDGE + (lon - west) * squeeze * scale;
    }

    private double y(double lat) {
        return EDGE + (north - lat) * scale;
    }

    private static long whole(double value) {
        return Math.round(value);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
