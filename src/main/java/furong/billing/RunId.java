package furong.billing;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a bill run. */
public record RunId(long value) implements Id {

    public static RunId of(String text) {
        return new RunId(Ids.parse(text));
    }

    public static RunId next() {
        return new RunId(Ids.next());
    }
}
