package furong.channel.web.board;

import furong.planning.CrewDay;
import furong.planning.Item;
import furong.planning.StopId;
import furong.travel.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where crews go and what waits, drawn to scale without a map's picture below. */
public record CityMap(List<Way> ways, List<Dot> dots, List<Dot> bases, int scale, int scaleKilometres) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 440;

    private static final int EDGE = 24;
    private static final double DEGREE = 111_320;
    private static final double LATITUDE = Math.cos(Math.toRadians(30.66));
    private static final double METRES_MIN = 2_000;

    /** A crew's round, as a path. */
    public record Way(String crew, String d) {}

    public record Dot(StopId stop, int x, int y, String css) {}

    /** Metres east and south of the north-western corner, and how many of them make a unit of the drawing. */
    private record Frame(double west, double north, double metres) {

        static Frame around(List<Spot> spots) {
            var lon = spots.stream().mapToDouble(Spot::lon).summaryStatistics();
            var lat = spots.stream().mapToDouble(Spot::lat).summaryStatistics();
            var wide = Math.max(METRES_MIN, (lon.getMax() - lon.getMin()) * DEGREE * LATITUDE);
            var high = Math.max(METRES_MIN, (lat.getMax() - lat.getMin()) * DEGREE);
            var metres = Math.max(wide / (WIDTH - 2 * EDGE), high / (HEIGHT - 2 * EDGE));
            var midLon = (lon.getMax() + lon.getMin()) / 2;
            var midLat = (lat.getMax() + lat.getMin()) / 2;
            return new Frame(
                    midLon - metres * WIDTH / 2 / DEGREE / LATITUDE, midLat + metres * HEIGHT / 2 / DEGREE, metres);
        }

        int x(Spot spot) {
            return (int) Math.round((spot.lon() - west) * DEGREE * LATITUDE / metres);
        }

        int y(Spot spot) {
            return (int) Math.round((north - spot.lat()) * DEGREE / metres);
        }
    }

    public static CityMap of(List<CrewDay> crews, List<Item> open) {
        var busy = crews.stream().filter(crew -> !crew.stops().isEmpty()).toList();
        var spots = new ArrayList<Spot>();
        for (var crew : busy) {
            spots.add(crew.base());
            crew.stops().forEach(stop -> spots.add(stop.task().spot()));
        }
        open.forEach(item -> spots.add(item.task().spot()));
        if (spots.isEmpty()) return new CityMap(List.of(), List.of(), List.of(), 0, 0);
        var frame = Frame.around(spots);
        var dots = new ArrayList<Dot>();
        var bases = new ArrayList<Dot>();
        var ways = new ArrayList<Way>();
        for (var crew : busy) {
            var d = new StringBuilder("M" + frame.x(crew.base()) + " " + frame.y(crew.base()));
            for (var stop : crew.stops()) {
                var spot = stop.task().spot();
                d.append('L').append(frame.x(spot)).append(' ').append(frame.y(spot));
                var css = stop.task().over()
                        ? "over"
                        : stop.late() > 0 ? "late" : stop.task().begun() ? "begun" : "planned";
                dots.add(new Dot(stop.id(), frame.x(spot), frame.y(spot), css));
            }
            ways.add(new Way(crew.id().text(), d.append('Z').toString()));
        }
        for (var base : busy.stream().map(CrewDay::base).collect(Collectors.toSet()))
            bases.add(new Dot(new StopId(0), frame.x(base), frame.y(base), "base"));
        for (var item : open) {
            var spot = item.task().spot();
            dots.add(new Dot(item.id(), frame.x(spot), frame.y(spot), "waits"));
        }
        var kilometres = kilometres(frame);
        return new CityMap(ways, dots, bases, (int) Math.round(1000 * kilometres / frame.metres()), kilometres);
    }

    /** A round number of kilometres that is at most a fifth of the width. */
    private static int kilometres(Frame frame) {
        var most = frame.metres() * WIDTH / 5 / 1000;
        for (var round : new int[] {50, 20, 10, 5, 2}) if (round <= most) return round;
        return 1;
    }
}
