package furong.debit;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a permission to collect. */
public record MandateId(long value) implements Id {

    public static MandateId of(String text) {
        return new MandateId(Ids.parse(text));
    }

    public static MandateId next() {
        return new MandateId(Ids.next());
    }
}
