package furong.organisation;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a business hall. */
public record HallId(long value) implements Id {

    public static HallId of(String text) {
        return new HallId(Ids.parse(text));
    }

    public static HallId next() {
        return new HallId(Ids.next());
    }
}
