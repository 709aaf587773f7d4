package furong.improvement;

import furong.catalog.FormField;
import furong.improvement.FormChange.Aspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares two versions of a form, field by field; a field keeps its name however it is worded. */
public final class FormChanges {

    private FormChanges() {}

    /** What differs, in the order of the later version; what was removed stands at the end. */
    public static List<FormChange> between(List<FormField> before, List<FormField> after) {
        var old = byName(before);
        var now = byName(after);
        var stayed = stayed(old, now);
        var changes = new ArrayList<FormChange>();
        for (var field : after) {
            var was = old.get(field.name());
            if (was == null) changes.add(new FormChange(Aspect.ADDED, null, field));
            else {
                for (var aspect : aspects(was, field)) changes.add(new FormChange(aspect, was, field));
                if (!stayed.contains(field.name())) changes.add(new FormChange(Aspect.PLACE, was, field));
            }
        }
        for (var field : before)
            if (!now.containsKey(field.name())) changes.add(new FormChange(Aspect.REMOVED, field, null));
        return changes;
    }

    private static List<Aspect> aspects(FormField was, FormField is) {
        var found = new ArrayList<Aspect>();
        if (!was.label().equals(is.label())) found.add(Aspect.LABEL);
        if (!was.help().equals(is.help())) found.add(Aspect.HELP);
        if (was.type() != is.type()) found.add(Aspect.TYPE);
        if (was.required() != is.required()) found.add(Aspect.REQUIRED);
        if (!was.choices().equals(is.choices())) found.add(Aspect.CHOICES);
        if (was.lengthMax() != is.lengthMax()
                || !was.pattern().equals(is.pattern())
                || !Objects.equals(was.min(), is.min())
                || !Objects.equals(was.max(), is.max())) found.add(Aspect.LIMITS);
        if (!was.example().equals(is.example())) found.add(Aspect.EXAMPLE);
        return found;
    }

    /**
     * The largest set of common fields that follow each other as before: the others were moved. A field carried from the
     * end to the beginning is then one move, not one of all the others.
     */
    private static Set<String> stayed(Map<String, FormField> old, Map<String, FormField> now) {
        var common = old.keySet().stream().filter(now::containsKey).toList();
        var names = now.keySet().stream().filter(old::containsKey).toList();
        var length = new int[names.size()];
        var previous = new int[names.size()];
        var last = -1;
        for (var i = 0; i < names.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (var j = 0; j < i; j++) {
                if (common.indexOf(names.get(j)) > common.indexOf(names.get(i)) || length[j] < length[i]) continue;
                length[i] = length[j] + 1;
                previous[i] = j;
            }
            if (last < 0 || length[i] > length[last]) last = i;
        }
        var kept = new HashSet<String>();
        for (var i = last; i >= 0; i = previous[i]) kept.add(names.get(i));
        return kept;
    }

    private static Map<String, FormField> byName(List<FormField> fields) {
        var named = new LinkedHashMap<String, FormField>();
        for (var field : fields) named.put(field.name(), field);
        return named;
    }
}
