package furong.promise;

import furong.organisation.Segment;
import furong.platform.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "why this promise?": the rule that set it, what it was applied to, how the time came about, and which
 * more general rules it took the place of.
 *
 * @param began when the clock started, which may lie before the promise was made
 * @param steps how the due time follows from the beginning, in order
 * @param passedOver rules that would fit too, the next best first
 * @param pauses when its clock stood, and why, in order
 * @param excuse the cause for which nothing is paid, with its evidence; null if none was noted
 */
public record Why(
        Promise promise,
        Rule rule,
        Jurisdiction jurisdiction,
        Segment segment,
        String product,
        boolean rural,
        Instant began,
        @Nullable Money fee,
        List<Step> steps,
        List<Rule> passedOver,
        List<Pause> pauses,
        @Nullable Excuse excuse) {

    /** Why a promise may be late through no fault of ours. */
    public record Excuse(Cause cause, String evidence, Instant notedAt) {}

    /**
     * A time in which the clock stands, because somebody else holds it up.
     *
     * @param endedAt when the clock went on, null while it stands
     * @param evidence what shows it, such as {@code waited_minutes=12 attempts=2}
     */
    public record Pause(Instant beganAt, @Nullable Instant endedAt, Cause reason, String evidence) {}

    /**
     * One step of an explanation, to be worded in the reader's language.
     *
     * @param key of the message, {@code promise.step.…}
     * @param values what fills its places, times written as {@code 2026-11-22 16:01}
     */
    public record Step(String key, List<String> values) {

        static Step of(String name, Object... values) {
            return new Step(
                    "promise.step." + name,
                    java.util.Arrays.stream(values).map(Object::toString).toList());
        }
    }
}
