package furong.hire;

import furong.platform.Id;
import furong.platform.Ids;

/** One thing in a customer's hands. */
public record HireId(long value) implements Id {

    public static HireId next() {
        return new HireId(Ids.next());
    }
}
