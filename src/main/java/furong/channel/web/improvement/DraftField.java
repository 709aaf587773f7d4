package furong.channel.web.improvement;

import furong.catalog.Choice;
import furong.catalog.FieldType;
import furong.catalog.FormField;
import furong.platform.Label;
import furong.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field as somebody is editing it: whatever stands in the boxes, right or wrong.
 *
 * @param key the field's name; a new one has none yet and a key with a dash
 * @param choices one a line: value | Chinese | English
 * @param open whether its details are unfolded
 */
public record DraftField(
        String key,
        String labelZh,
        String labelEn,
        String helpZh,
        String helpEn,
        String type,
        boolean required,
        String choices,
        String pattern,
        String length,
        String min,
        String max,
        String example,
        boolean open) {

    private static final int LINE_LENGTH = 100;
    private static final int NOTE_LENGTH = 500;

    static DraftField of(FormField field) {
        return new DraftField(
                field.name(),
                field.label().zh(),
                field.label().en(),
                field.help().zh(),
                field.help().en(),
                field.type().name(),
                field.required(),
                field.choices().stream().map(DraftField::line).collect(Collectors.joining("\n")),
                field.pattern(),
                String.valueOf(field.lengthMax()),
                field.min() == null ? "" : String.valueOf(field.min()),
                field.max() == null ? "" : String.valueOf(field.max()),
                field.example(),
                false);
    }

    static DraftField empty(String key) {
        return new DraftField(key, "", "", "", "", FieldType.TEXT.name(), false, "", "", "", "", "", "", true);
    }

    static DraftField read(Map<String, String> sent, int place) {
        var prefix = name(place, "");
        return new DraftField(
                sent.getOrDefault(prefix + "key", ""),
                text(sent, prefix + "labelZh"),
                text(sent, prefix + "labelEn"),
                text(sent, prefix + "helpZh"),
                text(sent, prefix + "helpEn"),
                sent.getOrDefault(prefix + "type", FieldType.TEXT.name()),
                sent.containsKey(prefix + "required"),
                text(sent, prefix + "choices"),
                text(sent, prefix + "pattern"),
                text(sent, prefix + "length"),
                text(sent, prefix + "min"),
                text(sent, prefix + "max"),
                text(sent, prefix + "example"),
                "yes".equals(sent.get(prefix + "open")));
    }

    /** The name of an input, such as {@code field.3.labelZh}. */
    public static String name(int place, String part) {
        return "field." + place + "." + part;
    }

    /** What is sent along where the draft is carried and not shown. */
    public Map<String, String> parts() {
        return Map.ofEntries(
                Map.entry("key", key),
                Map.entry("labelZh", labelZh),
                Map.entry("labelEn", labelEn),
                Map.entry("helpZh", helpZh),
                Map.entry("helpEn", helpEn),
                Map.entry("type", type),
                Map.entry("choices", choices),
                Map.entry("pattern", pattern),
                Map.entry("length", length),
                Map.entry("min", min),
                Map.entry("max", max),
                Map.entry("example", example));
    }

    boolean isNew() {
        return key.contains("-");
    }

    DraftField unfolded() {
        return new DraftField(
                key, labelZh, labelEn, helpZh, helpEn, type, required, choices, pattern, length, min, max, example,
                true);
    }

    /** What an answer of a new field is stored under: its English label as one word. */
    String nameFromLabel() {
        var words = labelEn.replaceAll("['’]", "").split("[^A-Za-z0-9]+");
        var name = new StringBuilder();
        for (var word : words) {
            if (word.isEmpty()) continue;
            var small = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? small : Character.toUpperCase(small.charAt(0)) + small.substring(1));
        }
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) name.insert(0, "field");
        return name.substring(0, Math.min(name.length(), 36));
    }

    /** The field; what cannot be read is refused by its key. */
    FormField field(String name) {
        var kind = kind();
        var number = kind == FieldType.NUMBER;
        var usual = kind == FieldType.NOTE ? NOTE_LENGTH : LINE_LENGTH;
        return new FormField(
                name,
                kind,
                new Label(labelZh, labelEn),
                new Label(helpZh, helpEn),
                required,
                kind == FieldType.CHOICE ? read(choices) : List.of(),
                pattern,
                length.isEmpty() ? usual : number(length).intValue(),
                number ? numberOrNone(min) : null,
                number ? numberOrNone(max) : null,
                example);
    }

    private FieldType kind() {
        for (var known : FieldType.values()) if (known.name().equals(type)) return known;
        throw Refused.field(key, "unreadable");
    }

    private List<Choice> read(String lines) {
        var read = new ArrayList<Choice>();
        for (var line :
                lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            var parts = line.split("\\s*[|｜]\\s*", -1);
            if (parts.length < 2 || parts.length > 3) throw Refused.field(key, "form-choice-line", line);
            var label = new Label(parts[parts.length - 2], parts[parts.length - 1]);
            read.add(new Choice(parts.length == 3 ? parts[0] : valueFrom(label.en()), label));
        }
        return read;
    }

    private static String valueFrom(String words) {
        return words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
    }

    private @Nullable Long numberOrNone(String text) {
        return text.isEmpty() ? null : number(text);
    }

    private Long number(String text) {
        if (!text.matches("-?\\d{1,9}")) throw Refused.field(key, "field-number");
        return Long.valueOf(text);
    }

    private static String line(Choice choice) {
        return choice.value() + " | " + choice.label().zh() + " | "
                + choice.label().en();
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }
}
