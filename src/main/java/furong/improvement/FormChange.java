package furong.improvement;

import furong.catalog.FormField;
import org.jspecify.annotations.Nullable;

/** One difference between two versions of a form: what about which field; the field as it was and as it is. */
public record FormChange(
        Aspect aspect, @Nullable FormField before, @Nullable FormField after) {

    /** What can be different. PLACE is where the field stands among those that both versions have. */
    public enum Aspect {
        ADDED,
        REMOVED,
        LABEL,
        HELP,
        TYPE,
        REQUIRED,
        CHOICES,
        LIMITS,
        EXAMPLE,
        PLACE
    }

    /** The field as it is; a removed one as it was. */
    public FormField field() {
        if (after != null) return after;
        if (before != null) return before;
        throw new IllegalStateException("a change of nothing");
    }
}
