package furong.channel.web.improvement;

import furong.improvement.Typing;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sent form says of the effort of filling it in: what the page counted or, where no script ran, what can be seen
 * from the answers themselves.
 */
public final class Filled {

    private Filled() {}

    /**
     * @param answers what was answered
     * @param known what stood in the form before anybody typed
     */
    public static Typing in(Map<String, String> sent, Map<String, String> answers, Collection<String> known) {
        var typed = number(sent.get("_typed"));
        var clicks = number(sent.get("_clicks"));
        var seen = answers.values().stream()
                .filter(answer -> !answer.isBlank() && !known.contains(answer))
                .count();
        var counted = clicks != null && clicks > 0;
        return new Typing(sent.getOrDefault("_opened", ""), counted && typed != null ? typed : (int) seen, clicks);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
    }
}
