package furong.improvement;

import org.jspecify.annotations.Nullable;

/**
 * What a form cost whoever filled it in.
 *
 * @param opened the stamp the form was opened with; empty where there is none
 * @param fields answers that were not there already
 * @param clicks as the browser counted them; null where it did not count, then each answer and the confirmation is one
 */
public record Typing(String opened, int fields, @Nullable Integer clicks) {

    static final int CLICKS_MAX = 9999;

    boolean isCounted() {
        return clicks != null && clicks > 0 && clicks <= CLICKS_MAX;
    }

    int clicksOrLeast() {
        return clicks != null && isCounted() ? clicks : Math.min(CLICKS_MAX, Math.max(0, fields) + 1);
    }
}
