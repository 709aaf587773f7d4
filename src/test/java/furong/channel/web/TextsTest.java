package furong.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is said is said in both languages, and nothing is asked for that nobody has said. */
class TextsTest {

    private static final Pattern ASKED = Pattern.compile("shell\\.t\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern SAMPLE = Pattern.compile("samples\\.t\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern REFUSED = Pattern.compile("new Refused\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern REFUSED_FIELD =
            Pattern.compile("Refused\\.field\\(\\s*[^,()]+,\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"(-?[a-z][a-z0-9-]*)\"");

    private final TreeMap<String, String> chinese = texts("zh_CN");
    private final TreeMap<String, String> english = texts("en");

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
    }

    @Test
    void bothLanguagesAskForTheSameArguments() {
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(arguments(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(text)));
    }

    @Test
    void everyTextCanBeFormattedAndKeepsItsApostrophes() {
        for (var texts : List.of(chinese, english))
            assertThat(texts).allSatisfy((key, text) -> {
                var said = new MessageFormat(text).format(new Object[] {"a", "b", "c", "d", "e", "f"});
                assertThat(said).as(key).isNotBlank();
                assertThat(text.replace("''", ""))
                        .as(key + ": a single apostrophe vanishes")
                        .doesNotContain("'");
            });
    }

    @Test
    void everyTextAPageAsksForExists() {
        var missing = new TreeSet<String>();
        for (var file : sources()) {
            for (var key : found(ASKED, file)) if (!english.containsKey(key)) missing.add(key + " in " + file);
            for (var key : found(SAMPLE, file)) if (!english.containsKey("gallery." + key)) missing.add(key);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalCanBeExplained() {
        var missing = new TreeSet<String>();
        for (var file : sources())
            for (var pattern : List.of(REFUSED, REFUSED_FIELD))
                for (var code : found(pattern, file))
                    if (!english.containsKey("refused." + code)) missing.add(code + " in " + file);
        assertThat(missing).isEmpty();
    }

    /** A code is written out in the code, or begins or ends with something written out there, as {@code "visit-is-"}. */
    @Test
    void noRefusalIsExplainedThatNobodyMakes() {
        var literals = new TreeSet<String>();
        for (var file : sources()) literals.addAll(found(LITERAL, file));
        assertThat(english.keySet().stream()
                        .filter(key -> key.startsWith("refused."))
                        .map(key -> key.substring("refused.".length())))
                .allSatisfy(code -> assertThat(literals)
                        .as(code)
                        .anyMatch(literal -> literal.equals(code)
                                || literal.endsWith("-") && code.startsWith(literal)
                                || literal.startsWith("-") && code.endsWith(literal)));
    }

    private static TreeSet<String> arguments(String text) {
        var numbers = new TreeSet<String>();
        var matcher = Pattern.compile("\\{(\\d)").matcher(text);
        while (matcher.find()) numbers.add(matcher.group(1));
        return numbers;
    }

    private static List<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(hit -> hit.group(1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> sources() {
        var files = new ArrayList<Path>();
        for (var root : List.of("src/main/java", "src/main/jte")) {
            try (var all = Files.walk(Path.of(root))) {
                all.filter(file -> file.toString().matches(".*\\.(java|jte)")).forEach(files::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    private static TreeMap<String, String> texts(String language) {
        var all = new TreeMap<String, String>();
        try {
            for (var bundle : Texts.bundles()) {
                var file = "/" + bundle + "_" + language + ".properties";
                try (var stream = Objects.requireNonNull(TextsTest.class.getResourceAsStream(file), file)) {
                    var texts = new Unique();
                    texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
                    texts.stringPropertyNames()
                            .forEach(key -> assertThat(all.put(key, texts.getProperty(key)))
                                    .as(key + " is said twice")
                                    .isNull());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return all;
    }

    /** A file in which a key stands twice is refused: the later one would silently take the place of the first. */
    private static final class Unique extends Properties {

        @Override
        public synchronized Object put(Object key, Object value) {
            assertThat(containsKey(key)).as(key + " is said twice in one file").isFalse();
            return super.put(key, value);
        }
    }
}
