package furong.recheck;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a sample of callbacks. */
public record DrawId(long value) implements Id {

    public static DrawId of(String text) {
        return new DrawId(Ids.parse(text));
    }

    static DrawId next() {
        return new DrawId(Ids.next());
    }
}
