package furong.promise;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a promise. */
public record PromiseId(long value) implements Id {

    public static PromiseId of(String text) {
        return new PromiseId(Ids.parse(text));
    }

    public static PromiseId next() {
        return new PromiseId(Ids.next());
    }
}
