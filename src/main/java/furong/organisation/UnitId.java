package furong.organisation;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a unit. The units of the first tree are 1 to 26, so that data can name them. */
public record UnitId(long value) implements Id {

    public static UnitId of(String text) {
        return new UnitId(Ids.parse(text));
    }

    public static UnitId next() {
        return new UnitId(Ids.next());
    }
}
