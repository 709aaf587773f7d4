package furong.promise;

import java.util.List;

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
