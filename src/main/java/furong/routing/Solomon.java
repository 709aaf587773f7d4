package furong.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads the benchmark instances of M. Solomon (1987) and of H. Gehring and J. Homberger (1999). Two conventions are in use and
 * never to be mixed: {@link Convention#DIMACS} and {@link Convention#CLASSIC}.
 *
 * @param name as in the file
 * @param convention it was read with
 * @param problem visit i is customer i + 1 of the file; place 0 is the depot
 * @param scale ticks to one unit of the file
 * @param x coordinates as in the file, the depot first
 * @param y the other coordinate
 */
public record Solomon(String name, Convention convention, Problem problem, int scale, int[] x, int[] y) {

    /** How distances are rounded and what is minimised. */
    public enum Convention {
        /** Distances and times cut after one decimal; distance alone counts (12th DIMACS challenge, 2022). */
        DIMACS,
        /** Fewest vehicles first, then distance; to be checked in double precision. Ways are rounded up to 1/10000. */
        CLASSIC
    }

    private static final int DIMACS_SCALE = 10;
    private static final int CLASSIC_SCALE = 10_000;
    private static final int FLEET_LINE = 4;
    private static final int FIRST_ROW = 9;

    /** @throws IOException if the file cannot be read or is not such an instance */
    public static Solomon read(Path file, Convention convention) throws IOException {
        var lines = Files.readAllLines(file);
        try {
            return of(lines, convention);
        } catch (IndexOutOfBoundsException | NumberFormatException wrong) {
            throw new IOException(file + " is not a Solomon instance", wrong);
        }
    }

    private static Solomon of(List<String> lines, Convention convention) {
        var scale = convention == Convention.DIMACS ? DIMACS_SCALE : CLASSIC_SCALE;
        var fleet = numbers(lines.get(FLEET_LINE));
        var rows = new ArrayList<int[]>();
        for (var line : lines.subList(FIRST_ROW, lines.size())) if (!line.isBlank()) rows.add(numbers(line));
        var x = rows.stream().mapToInt(row -> row[1]).toArray();
        var y = rows.stream().mapToInt(row -> row[2]).toArray();
        var visits = new ArrayList<Visit>();
        for (var row : rows.subList(1, rows.size()))
            visits.add(Visit.of(row[0], row[6] * scale, row[4] * scale, row[5] * scale)
                    .withDemand(row[3]));
        var depot = rows.getFirst();
        var crew = Crew.of(0, depot[4] * scale, depot[5] * scale).withStock(fleet[1]);
        var crews = Collections.nCopies(fleet[0], crew);
        var travel = Travel.of(ways(x, y, convention));
        var problem = new Problem(travel, crews, visits, List.of(), Weights.travelOnly());
        return new Solomon(lines.getFirst().strip(), convention, problem, scale, x, y);
    }

    private static int[] numbers(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int[][] ways(int[] x, int[] y, Convention convention) {
        var ways = new int[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                var way = Math.hypot(x[i] - x[j], y[i] - y[j]);
                ways[i][j] = switch (convention) {
                    case DIMACS -> (int) (way * DIMACS_SCALE);
                    case CLASSIC -> (int) Math.ceil(way * CLASSIC_SCALE - 1e-6);
                };
            }
        }
        return ways;
    }
}
