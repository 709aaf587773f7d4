package furong.inspection;

import furong.platform.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws a stratified sample so that anybody can draw it again with nothing but the seed, the list and SHA-256: within
 * each unit the rows stand in the order of {@code sha256(seed + "|" + key)}, and the first ones are drawn.
 */
public final class Lot {

    private Lot() {}

    /** A row that can be drawn: its key and its stratum. */
    public record Row(String key, long stratum) {}

    /** The keys drawn, in the order of the keys. The order of {@code frame} does not matter. */
    public static List<String> draw(String seed, List<Row> frame, int perStratum) {
        return frame.stream()
                .collect(Collectors.groupingBy(Row::stratum, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(rows -> rows.stream()
                        .sorted(Comparator.comparing((Row row) -> mark(seed + "|" + row.key()))
                                .thenComparing(Row::key))
                        .limit(perStratum))
                .map(Row::key)
                .sorted()
                .toList();
    }

    /** The mark of a list: of its lines {@code key,stratum} in the order of the keys. */
    public static String markOf(List<Row> frame) {
        return mark(frame.stream()
                .sorted(Comparator.comparing(Row::key))
                .map(row -> row.key() + "," + row.stratum() + "\n")
                .collect(Collectors.joining()));
    }

    /** SHA-256 of the text in UTF-8, as 64 small hexadecimal digits: what {@code sha256sum} prints. */
    public static String mark(String text) {
        return Sha256.hex(text);
    }
}
