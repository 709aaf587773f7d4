package furong.fieldwork;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of minutes of a slot held for a customer. */
public record HoldId(long value) implements Id {

    public static HoldId of(String text) {
        return new HoldId(Ids.parse(text));
    }

    public static HoldId next() {
        return new HoldId(Ids.next());
    }
}
