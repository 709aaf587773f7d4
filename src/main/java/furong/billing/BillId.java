package furong.billing;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a bill; customers know its printed number instead. */
public record BillId(long value) implements Id {

    public static BillId of(String text) {
        return new BillId(Ids.parse(text));
    }

    public static BillId next() {
        return new BillId(Ids.next());
    }
}
