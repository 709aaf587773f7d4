package furong.improvement;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a suggestion. */
public record SuggestionId(long value) implements Id {

    public static SuggestionId of(String text) {
        return new SuggestionId(Ids.parse(text));
    }

    public static SuggestionId next() {
        return new SuggestionId(Ids.next());
    }
}
