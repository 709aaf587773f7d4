package furong.travel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads a street net from a list of nodes and ways: {@code N,lat,lon} and {@code E,from,to,road,metres,directions}, nodes
 * numbered from 0 in their order. The demo city's is made like that; see {@code NOTICE-DATA.md} beside it.
 */
final class CityRoads {

    private CityRoads() {}

    /** @throws IOException if it cannot be read or is not such a list */
    static Streets read(InputStream file) throws IOException {
        var plan = new StreetPlan();
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) take(line.split(","), plan);
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
            throw new IOException("not a list of streets", wrong);
        }
        return plan.build();
    }

    private static void take(String[] field, StreetPlan plan) {
        if (field[0].equals("N")) {
            plan.node(Double.parseDouble(field[1]), Double.parseDouble(field[2]));
            return;
        }
        var from = Integer.parseInt(field[1]);
        var to = Integer.parseInt(field[2]);
        var metres = Integer.parseInt(field[4]);
        plan.way(from, to, metres, road(field[3]));
        if (field[5].equals("2")) plan.way(to, from, metres, road(field[3]));
    }

    private static Road road(String letter) {
        return switch (letter) {
            case "M" -> Road.MOTORWAY;
            case "T" -> Road.TRUNK;
            case "P" -> Road.PRIMARY;
            case "S" -> Road.SECONDARY;
            case "Y" -> Road.TERTIARY;
            case "U" -> Road.UNCLASSIFIED;
            case "R" -> Road.RESIDENTIAL;
            case "L" -> Road.LOCAL;
            default -> throw new IllegalArgumentException("no such road: " + letter);
        };
    }
}
