package furong.bench;

import java.util.HashMap;
import java.util.Map;

/** What was written after the benchmark's name, as {@code --accounts 34000}. */
final class Options {

    private final Map<String, String> given = new HashMap<>();

    Options(String[] arguments) {
        for (var at = 0; at + 1 < arguments.length; at += 2) {
            if (!arguments[at].startsWith("--")) throw new IllegalArgumentException(arguments[at]);
            given.put(arguments[at].substring(2), arguments[at + 1]);
        }
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }
}
