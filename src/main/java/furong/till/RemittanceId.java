package furong.till;

import furong.platform.Id;
import furong.platform.Ids;

/** Cash a collector handed in. */
public record RemittanceId(long value) implements Id {

    public static RemittanceId of(String text) {
        return new RemittanceId(Ids.parse(text));
    }

    public static RemittanceId next() {
        return new RemittanceId(Ids.next());
    }
}
