package furong.channel.files;

import furong.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of somebody's file mean to us: {@code column.X=field}, {@code value.X.theirs=ours},
 * {@code default.field=…}. Without a mapping file the columns are expected to bear the names of our fields.
 */
final class Mapping {

    private static final Set<String> FIELDS = Set.of(
            "reference",
            "name",
            "kind",
            "segment",
            "documentType",
            "documentNumber",
            "mobile",
            "phone",
            "email",
            "district",
            "streetOffice",
            "street",
            "number",
            "compound",
            "building",
            "unit",
            "room",
            "paymentMethod",
            "since",
            "months",
            "active",
            "need",
            "service",
            "ignore");
    private static final Set<String> MANY = Set.of("need", "service", "ignore");
    private static final Set<String> SETTINGS = Set.of("source", "charset", "delimiter", "as-of", "consent");

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();

    /** Reads a mapping file, or one of our own by its bare name, such as {@code ibm-telco-churn}. */
    static Mapping read(@Nullable Path file) throws IOException {
        var mapping = new Mapping();
        if (file == null) return mapping;
        try (var reader = reader(file)) {
            var lines = new Properties();
            lines.load(reader);
            for (var key : lines.stringPropertyNames())
                mapping.take(key, lines.getProperty(key).strip());
        }
        return mapping;
    }

    private static Reader reader(Path file) throws IOException {
        if (Files.exists(file)) return Files.newBufferedReader(file);
        InputStream ours = Mapping.class.getResourceAsStream("/import/" + file + ".properties");
        if (ours == null) throw new Refused("import-mapping", file);
        return new InputStreamReader(ours, StandardCharsets.UTF_8);
    }

    private void take(String key, String value) {
        var part = key.split("\\.", 3);
        var good = switch (part[0]) {
            case "column" -> part.length == 2 && FIELDS.contains(value) && columns.put(part[1], value) == null;
            case "value" ->
                part.length == 3
                        && values.computeIfAbsent(part[1], column -> new HashMap<>())
                                        .put(part[2], value)
                                == null;
            case "default" -> part.length == 2 && FIELDS.contains(part[1]) && defaults.put(part[1], value) == null;
            default -> SETTINGS.contains(key) && settings.put(key, value) == null;
        };
        if (!good) throw new Refused("import-mapping-line", key + "=" + value);
    }

    /** Refused if the mapping speaks of columns the file does not have, or gives one field to two columns. */
    void check(List<String> header) {
        if (columns.isEmpty()) header.stream().filter(FIELDS::contains).forEach(name -> columns.put(name, name));
        var absent = columns.keySet().stream()
                .filter(name -> !header.contains(name))
                .sorted()
                .toList();
        if (!absent.isEmpty()) throw new Refused("import-columns", String.join(", ", absent));
        var seen = new ArrayList<String>();
        for (var field : columns.values()) {
            if (seen.contains(field) && !MANY.contains(field)) throw new Refused("import-field-twice", field);
            seen.add(field);
        }
        if (!seen.contains("reference")) throw new Refused("import-no-reference");
    }

    /** The columns nobody takes over. */
    List<String> leftOut(List<String> header) {
        return header.stream().filter(name -> !columns.containsKey(name)).toList();
    }

    /** The fields of a row, in our words. Refused if a value has no translation where its column has some. */
    Map<String, List<String>> fields(List<String> header, List<String> row) {
        var theirs = new HashMap<String, String>();
        for (var i = 0; i < header.size(); i++)
            theirs.put(header.get(i), row.get(i).strip());
        var ours = new HashMap<String, List<String>>();
        for (var name : header) {
            var field = columns.get(name);
            if (field == null || field.equals("ignore")) continue;
            var value = translated(name, theirs.getOrDefault(name, ""));
            if (!value.isEmpty())
                ours.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
        }
        defaults.forEach((field, template) -> ours.computeIfAbsent(field, f -> List.of(filled(template, theirs))));
        return ours;
    }

    private String translated(String column, String value) {
        var words = values.get(column);
        if (words == null || value.isEmpty()) return value;
        var ours = words.get(value);
        if (ours == null) throw Refused.field(column, "import-value", value, column);
        return ours;
    }

    /** {@code Customer {customerID}} with the row's own values. */
    private static String filled(String template, Map<String, String> theirs) {
        var text = template;
        for (var column : theirs.entrySet()) text = text.replace("{" + column.getKey() + "}", column.getValue());
        return text;
    }

    String source(Path file) {
        return settings.getOrDefault("source", String.valueOf(file.getFileName()));
    }

    String consent() {
        return settings.getOrDefault("consent", "");
    }

    /** The day the file was made: months of being a customer count back from it. */
    LocalDate asOf(LocalDate otherwise) {
        try {
            var text = settings.get("as-of");
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Refused("import-mapping-line", "as-of=" + settings.get("as-of"));
        }
    }

    Charset charset() {
        var name = settings.getOrDefault("charset", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Refused("import-mapping-line", "charset=" + name);
        }
    }

    char delimiter() {
        var text = settings.getOrDefault("delimiter", ",");
        return text.equals("tab") ? '\t' : text.charAt(0);
    }
}
