package furong.routing.bench;

import furong.routing.Solomon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The benchmark instances of a folder and what is known about them. */
final class Instances {

    /** Best known: vehicles (0 where they do not count) and distance. */
    record Best(int vehicles, double distance) {}

    private final Path folder;
    private final Map<String, Best> best = new HashMap<>();
    private final Solomon.Convention convention;

    Instances(Path folder, Solomon.Convention convention) throws IOException {
        this.folder = folder;
        this.convention = convention;
        for (var line : Files.readAllLines(folder.resolve("bks.csv"))) {
            var field = line.split(",");
            if (!field[3].equalsIgnoreCase(convention.name())) continue;
            var vehicles = field[1].isEmpty() ? 0 : Integer.parseInt(field[1]);
            best.put(field[0], new Best(vehicles, Double.parseDouble(field[2])));
        }
    }

    /** {@code gh}, {@code solomon}, {@code all} or names with commas between. */
    List<String> named(String which) throws IOException {
        return switch (which) {
            case "gh" -> inside("gehring_homberger");
            case "solomon" -> inside("solomon");
            case "all" -> {
                var all = new ArrayList<>(inside("solomon"));
                all.addAll(inside("gehring_homberger"));
                yield all;
            }
            default -> List.of(which.split(","));
        };
    }

    private List<String> inside(String part) throws IOException {
        try (var files = Files.list(folder.resolve(part))) {
            return oneOfEach(files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .filter(best::containsKey)
                    .sorted(Comparator.reverseOrder())
                    .toList());
        }
    }

    /** One of each family, then the next of each: whoever stops early has seen something of all. */
    private static List<String> oneOfEach(List<String> names) {
        var taken = new HashMap<String, Integer>();
        var turn = new HashMap<String, Integer>();
        for (var name : names)
            turn.put(name, taken.merge(name.replaceFirst("(?<=[CR])([12]).*", "$1"), 1, Integer::sum));
        return names.stream().sorted(Comparator.comparing(turn::get)).toList();
    }

    Solomon read(String name) throws IOException {
        var part = name.contains("_") ? "gehring_homberger" : "solomon";
        return Solomon.read(folder.resolve(part).resolve(name + ".txt"), convention);
    }

    Best best(String name) {
        var known = best.get(name);
        if (known == null) throw new IllegalArgumentException("no best known solution of " + name);
        return known;
    }
}
