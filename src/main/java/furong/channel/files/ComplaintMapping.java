package furong.channel.files;

import furong.platform.Refused;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of somebody's file of complaints mean: {@code column.X=field}, {@code status.theirs=OPEN|CLOSED}, and
 * {@code dates=} with the forms of dates it may hold, separated by {@code |}. Several columns may make one text.
 */
final class ComplaintMapping {

    static final Set<String> FIELDS = Set.of(
            "reference", "holder", "complainant", "behalf", "received", "closed", "title", "story", "status", "ignore");

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final List<DateTimeFormatter> forms = new ArrayList<>();
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    /** Reads a mapping file, or one of our own by its bare name, such as {@code nyc-constituent-complaints}. */
    static ComplaintMapping read(@Nullable Path file) throws IOException {
        var mapping = new ComplaintMapping();
        if (file != null) {
            try (var reader = reader(file)) {
                var lines = new Properties();
                lines.load(reader);
                for (var key : lines.stringPropertyNames())
                    mapping.take(key, lines.getProperty(key).strip());
            }
        }
        mapping.finish();
        return mapping;
    }

    private static Reader reader(Path file) throws IOException {
        if (Files.exists(file)) return Files.newBufferedReader(file);
        var ours = ComplaintMapping.class.getResourceAsStream("/import/" + file + ".properties");
        if (ours == null) throw new Refused("import-mapping", file);
        return new InputStreamReader(ours, StandardCharsets.UTF_8);
    }

    private void take(String key, String value) {
        var part = key.split("\\.", 2);
        var good = switch (part[0]) {
            case "column" -> part.length == 2 && FIELDS.contains(value) && columns.put(part[1], value) == null;
            case "status" ->
                part.length == 2 && Set.of("OPEN", "CLOSED").contains(value) && statuses.put(part[1], value) == null;
            default -> Set.of("source", "zone", "rules", "dates").contains(key) && settings.put(key, value) == null;
        };
        if (!good) throw new Refused("import-mapping-line", key + "=" + value);
    }

    private void finish() {
        try {
            if (settings.containsKey("zone")) zone = ZoneId.of(settings.getOrDefault("zone", ""));
            for (var form : settings.getOrDefault("dates", "yyyy-MM-dd").split("\\|"))
                forms.add(DateTimeFormatter.ofPattern(form.replace("yyyy", "uuuu"), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new Refused("import-mapping-line", String.valueOf(unreadable.getMessage()));
        }
    }

    void check(List<String> header) {
        if (columns.isEmpty()) header.stream().filter(FIELDS::contains).forEach(name -> columns.put(name, name));
        var absent = columns.keySet().stream()
                .filter(name -> !header.contains(name))
                .sorted()
                .toList();
        if (!absent.isEmpty()) throw new Refused("import-columns", String.join(", ", absent));
        if (!columns.containsValue("reference")) throw new Refused("import-no-reference");
    }

    String source(Path file) {
        return settings.getOrDefault("source", String.valueOf(file.getFileName()));
    }

    String rules() {
        return settings.getOrDefault("rules", "CN");
    }

    ZoneId zone() {
        return zone;
    }

    /** The fields of a row in our words; what several columns say is joined. */
    Map<String, String> fields(List<String> header, List<String> row) {
        var ours = new HashMap<String, String>();
        for (var i = 0; i < header.size(); i++) {
            var field = columns.get(header.get(i));
            var value = row.get(i).strip();
            if (field == null || field.equals("ignore") || value.isEmpty()) continue;
            ours.merge(field, value, (a, b) -> a + ", " + b);
        }
        return ours;
    }

    /** A moment of the file: a date alone is its noon: what is done on a day is after the end of the day before. Refused at {@code field} if no form of the mapping reads it. */
    Instant moment(String field, String text) {
        for (var form : forms) {
            try {
                var parsed = form.parseBest(text, LocalDateTime::from, LocalDate::from);
                return parsed instanceof LocalDateTime time
                        ? time.atZone(zone).toInstant()
                        : ((LocalDate) parsed)
                                .atTime(LocalTime.NOON)
                                .atZone(zone)
                                .toInstant();
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        throw Refused.field(field, "import-date", text);
    }

    /** Whether a status means that it is closed; without statuses a closing date decides. */
    boolean isClosed(String status, boolean dated) {
        if (statuses.isEmpty()) return dated;
        var ours = statuses.get(status);
        if (ours == null) throw Refused.field("status", "import-value", status, "status");
        return ours.equals("CLOSED");
    }
}
