package furong.channel.web.improvement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The main streets of the city that comes with the house, for the ground of a map; elsewhere there are none. */
@Component
class StreetLines {

    private static final String CITY = "city/chengdu-roads.csv";
    private static final Set<String> MAIN = Set.of("P", "S", "T", "U");

    private final List<Street> streets;

    StreetLines() throws IOException {
        streets = read();
    }

    /** A straight piece of a street between two crossings. */
    record Street(double fromLat, double fromLon, double toLat, double toLon) {

        boolean touches(double south, double north, double west, double east) {
            return Math.max(fromLat, toLat) >= south
                    && Math.min(fromLat, toLat) <= north
                    && Math.max(fromLon, toLon) >= west
                    && Math.min(fromLon, toLon) <= east;
        }
    }

    /** Those that touch a piece of the earth. */
    List<Street> within(double south, double north, double west, double east) {
        return streets.stream()
                .filter(street -> street.touches(south, north, west, east))
                .toList();
    }

    /** Crossings first ({@code N,lat,lon}), then what joins them ({@code E,from,to,kind,…}), each way once. */
    private static List<Street> read() throws IOException {
        var crossings = new ArrayList<double[]>();
        var known = new HashSet<String>();
        var found = new ArrayList<Street>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(CITY).getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.split(",");
                if (parts[0].equals("N"))
                    crossings.add(new double[] {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])});
                if (!parts[0].equals("E") || !MAIN.contains(parts[3])) continue;
                var a = Integer.parseInt(parts[1]);
                var b = Integer.parseInt(parts[2]);
                if (!known.add(Math.min(a, b) + "-" + Math.max(a, b))) continue;
                var from = crossings.get(a);
                var to = crossings.get(b);
                found.add(new Street(from[0], from[1], to[0], to[1]));
            }
        }
        return List.copyOf(found);
    }
}
