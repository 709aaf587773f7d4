package furong.callback;

import furong.promise.Promise;
import furong.survey.Script;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one callback shows. It does not show what the handler expects to hear.
 *
 * @param script the one in force, or, for an ended callback, the one that was used
 * @param steps what was planned to reach the customer, and when each was done
 * @param exclusion why somebody wants it excluded; null if nobody does
 * @param rework what it led to; null if nothing
 */
public record CallbackView(
        Callback callback,
        Script script,
        List<Attempt> attempts,
        List<Step> steps,
        DayPart suggested,
        boolean triesUsedUp,
        Map<String, String> answers,
        @Nullable Exclusion exclusion,
        @Nullable Rework rework,
        List<Promise> promises) {

    /** A wish to leave a customer unasked; a second person decides. */
    public record Exclusion(long agent, String badge, String why) {}
}
