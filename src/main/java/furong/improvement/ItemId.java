package furong.improvement;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of something to be done better. */
public record ItemId(long value) implements Id {

    public static ItemId of(String text) {
        return new ItemId(Ids.parse(text));
    }

    public static ItemId next() {
        return new ItemId(Ids.next());
    }
}
