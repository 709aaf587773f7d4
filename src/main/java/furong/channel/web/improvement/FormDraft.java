package furong.channel.web.improvement;

import furong.catalog.Form;
import furong.catalog.FormField;
import furong.channel.web.Shell;
import furong.improvement.SuggestionId;
import furong.platform.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a form while somebody makes it. All of it stands in the page and comes back with each button, so
 * that nothing is kept half done and no script is needed.
 *
 * @param after the version it follows
 * @param taken the suggestions it takes up
 */
public record FormDraft(String transaction, int after, List<DraftField> rows, Set<SuggestionId> taken) {

    private static final int ROWS_MAX = 61;
    private static final String TAKE = "take.";

    static FormDraft of(Form form, @Nullable SuggestionId wanted) {
        return new FormDraft(
                form.transaction(),
                form.version(),
                form.fields().stream().map(DraftField::of).toList(),
                wanted == null ? Set.of() : Set.of(wanted));
    }

    static FormDraft read(String transaction, Map<String, String> sent) {
        var rows = new ArrayList<DraftField>();
        for (var place = 0; place < ROWS_MAX && sent.containsKey(DraftField.name(place, "key")); place++)
            rows.add(DraftField.read(sent, place));
        var taken = new LinkedHashSet<SuggestionId>();
        for (var name : sent.keySet())
            if (name.startsWith(TAKE)) taken.add(SuggestionId.of(name.substring(TAKE.length())));
        var after = sent.getOrDefault("after", "");
        if (!after.matches("\\d{1,6}")) throw Refused.field("after", "unreadable");
        return new FormDraft(transaction, Integer.parseInt(after), rows, taken);
    }

    public static String take(SuggestionId id) {
        return TAKE + id.text();
    }

    /** The draft after a button such as {@code up:2}, {@code remove:0} or {@code add}; any other changes nothing. */
    FormDraft after(String button) {
        var parts = button.split(":", 2);
        var place = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        var changed = new ArrayList<>(rows);
        if (parts[0].equals("add")) changed.add(DraftField.empty(newKey()));
        if (place < 0 || place >= rows.size()) return with(changed);
        switch (parts[0]) {
            case "up" -> changed.add(Math.max(0, place - 1), changed.remove(place));
            case "down" -> changed.add(Math.min(rows.size() - 1, place + 1), changed.remove(place));
            case "remove" -> changed.remove(place);
            default -> {}
        }
        return with(changed);
    }

    /** The draft with this field unfolded, for what is wrong with it. */
    FormDraft unfolded(@Nullable String key) {
        return with(rows.stream()
                .map(row -> row.key().equals(key) ? row.unfolded() : row)
                .toList());
    }

    /** The fields as they would be published. What is refused names the key of its row. */
    List<FormField> fields() {
        return named().entrySet().stream()
                .map(row -> row.getValue().field(row.getKey()))
                .toList();
    }

    /** What the reader calls the field with this key. */
    public String label(Shell shell, String key) {
        var label = rows.stream()
                .filter(row -> row.key().equals(key))
                .map(row -> shell.zh() ? row.labelZh() : row.labelEn())
                .findFirst()
                .orElse(key);
        return label.isEmpty() ? shell.t("improvement.field.new") : label;
    }

    /** The row of a field, by the name it would be published with. */
    @Nullable
    String keyOf(@Nullable String name) {
        var row = named().get(name == null ? "" : name);
        return row == null ? name : row.key();
    }

    private Map<String, DraftField> named() {
        var used = new HashSet<String>();
        for (var row : rows) if (!row.isNew()) used.add(row.key());
        var named = new LinkedHashMap<String, DraftField>();
        for (var row : rows) {
            var name = row.isNew() ? row.nameFromLabel() : row.key();
            for (var n = 2; row.isNew() && !used.add(name); n++) name = row.nameFromLabel() + n;
            named.put(name, row);
        }
        return named;
    }

    private String newKey() {
        var keys = new HashSet<String>();
        for (var row : rows) keys.add(row.key());
        var n = 1;
        while (keys.contains("new-" + n)) n++;
        return "new-" + n;
    }

    private FormDraft with(List<DraftField> changed) {
        return new FormDraft(transaction, after, List.copyOf(changed), taken);
    }
}
