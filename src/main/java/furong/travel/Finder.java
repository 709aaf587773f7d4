package furong.travel;

import furong.travel.KnownWays.From;
import furong.travel.Route.Part;
import furong.travel.Route.Point;
import furong.travel.StreetSource.Loaded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/** Finds ways on given streets at given speeds. */
final class Finder {

    /** Whoever lives farther from the next street is not on this map. */
    private static final double BESIDE_METRES_MAX = 1_000;

    private final Loaded loaded;
    private final List<Pace> learnt;
    private final Speeds speeds;
    private final KnownWays known;

    Finder(Loaded loaded, List<Pace> learnt, KnownWays known) {
        this.loaded = loaded;
        this.learnt = learnt;
        this.known = known;
        speeds = new Speeds(learnt);
    }

    boolean isOf(Loaded streets) {
        return loaded == streets;
    }

    boolean knows(List<Pace> paces) {
        return learnt.equals(paces);
    }

    Speeds speeds() {
        return speeds;
    }

    Matrix matrix(List<Spot> spots, int hour) {
        var size = spots.size();
        var seconds = new int[size][size];
        var metres = new int[size][size];
        var snapped = snapped(spots);
        fillByStreets(spots, snapped, hour, seconds, metres);
        var straight = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i == j || (snapped[i] >= 0 && snapped[j] >= 0)) continue;
                straight++;
                metres[i][j] = straight(spots.get(i), spots.get(j));
                seconds[i][j] = seconds(metres[i][j], Road.UNKNOWN, spots.get(i), hour);
            }
        }
        return new Matrix(seconds, metres, straight);
    }

    Fan fan(Spot here, List<Spot> others, int hour) {
        var size = others.size();
        var fan = new Fan(new int[size], new int[size], new int[size], new int[size]);
        var streets = loaded.streets();
        var nodes = snapped(others);
        var node = snapped(List.of(here))[0];
        var on = streets == null || node < 0
                ? new int[0]
                : Arrays.stream(nodes).filter(other -> other >= 0).toArray();
        for (int i = 0; i < size; i++) {
            if (node >= 0 && nodes[i] >= 0) continue;
            fan.outMetres()[i] = fan.backMetres()[i] = straight(here, others.get(i));
            fan.out()[i] = seconds(fan.outMetres()[i], Road.UNKNOWN, here, hour);
            fan.back()[i] = seconds(fan.backMetres()[i], Road.UNKNOWN, others.get(i), hour);
        }
        if (streets == null || on.length == 0) return fan;
        for (var backward : new boolean[] {false, true}) {
            var ways = new Ways(streets);
            ways.search(node, on, backward, speeds.paces(hour, here.district()));
            var seconds = backward ? fan.back() : fan.out();
            var metres = backward ? fan.backMetres() : fan.outMetres();
            for (int i = 0; i < size; i++) {
                if (nodes[i] < 0) continue;
                var extra = beside(here, node) + beside(others.get(i), nodes[i]);
                metres[i] = ways.metres(nodes[i]) + extra;
                seconds[i] = ways.seconds(nodes[i]) + seconds(extra, Road.LOCAL, here, hour);
            }
        }
        return fan;
    }

    private int[] snapped(List<Spot> spots) {
        var streets = loaded.streets();
        var nodes = new int[spots.size()];
        Arrays.fill(nodes, -1);
        if (streets == null) return nodes;
        for (int i = 0; i < nodes.length; i++) nodes[i] = streets.nearest(spots.get(i), BESIDE_METRES_MAX);
        return nodes;
    }

    private static int straight(Spot from, Spot to) {
        return (int) Math.round(from.metresTo(to) * Travels.DETOUR);
    }

    private int seconds(int metres, Road road, Spot from, int hour) {
        return (int) Math.round(metres * road.secondsPerMetre() * speeds.factor(road, hour, from.district()));
    }

    private void fillByStreets(List<Spot> spots, int[] snapped, int hour, int[][] seconds, int[][] metres) {
        var streets = loaded.streets();
        if (streets == null) return;
        var on = IntStream.range(0, spots.size()).filter(i -> snapped[i] >= 0).toArray();
        var nodes = Arrays.stream(on).map(i -> snapped[i]).toArray();
        var beside =
                Arrays.stream(on).map(i -> beside(spots.get(i), snapped[i])).toArray();
        var froms = Arrays.stream(on)
                .mapToObj(i -> new From(snapped[i], hour, spots.get(i).district()))
                .toArray(From[]::new);
        var found = new Pairs(streets, speeds, known, nodes, froms).find();
        for (int a = 0; a < on.length; a++) {
            for (int b = 0; b < on.length; b++) {
                if (a == b) continue;
                var extra = beside[a] + beside[b];
                metres[on[a]][on[b]] = found.metres()[a][b] + extra;
                seconds[on[a]][on[b]] = found.seconds()[a][b] + seconds(extra, Road.LOCAL, spots.get(on[a]), hour);
            }
        }
    }

    /** Metres from a place to its node, which are driven slowly. */
    private int beside(Spot spot, int node) {
        var streets = loaded.streets();
        return streets == null
                ? 0
                : (int) Math.round(
                        Spot.metres(spot.lat(), spot.lon(), streets.lat[node], streets.lon[node]) * Travels.DETOUR);
    }

    Route route(Spot from, Spot to, int hour) {
        var streets = loaded.streets();
        var ends = snapped(List.of(from, to));
        if (streets == null || ends[0] < 0 || ends[1] < 0) return straightRoute(from, to, hour);
        var ways = new Ways(streets);
        ways.search(ends[0], new int[] {ends[1]}, false, speeds.paces(hour, from.district()));
        var path = ways.path(ends[1]);
        var lengths = new EnumMap<Road, Integer>(Road.class);
        var points = new ArrayList<Point>();
        points.add(new Point(from.lat(), from.lon()));
        for (int i = 0; i < path.length; i++) {
            points.add(new Point(streets.lat[path[i]], streets.lon[path[i]]));
            if (i > 0) addWay(streets, path[i - 1], path[i], ways, lengths);
        }
        points.add(new Point(to.lat(), to.lon()));
        var besides = beside(from, ends[0]) + beside(to, ends[1]);
        if (besides > 0) lengths.merge(Road.LOCAL, besides, Integer::sum);
        return route(lengths, points, from, hour, true);
    }

    /** Of several ways between two nodes the one that was taken: its length is the difference. */
    private static void addWay(Streets streets, int from, int to, Ways ways, EnumMap<Road, Integer> lengths) {
        var length = ways.metres(to) - ways.metres(from);
        for (int w = streets.out.first()[from]; w < streets.out.first()[from + 1]; w++) {
            if (streets.out.to()[w] != to || streets.out.metres()[w] != length) continue;
            lengths.merge(Road.values()[streets.out.road()[w]], length, Integer::sum);
            return;
        }
    }

    private Route straightRoute(Spot from, Spot to, int hour) {
        var lengths = new EnumMap<Road, Integer>(Road.class);
        lengths.put(Road.UNKNOWN, straight(from, to));
        var points = List.of(new Point(from.lat(), from.lon()), new Point(to.lat(), to.lon()));
        return route(lengths, points, from, hour, false);
    }

    private Route route(EnumMap<Road, Integer> lengths, List<Point> points, Spot from, int hour, boolean byStreets) {
        var parts = new ArrayList<Part>();
        lengths.forEach((road, metres) -> parts.add(new Part(road, metres, seconds(metres, road, from, hour))));
        parts.sort(Comparator.comparingInt(Part::metres).reversed());
        return new Route(
                parts.stream().mapToInt(Part::seconds).sum(),
                parts.stream().mapToInt(Part::metres).sum(),
                byStreets,
                List.copyOf(parts),
                List.copyOf(points));
    }
}
