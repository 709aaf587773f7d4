package furong.consent;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a code sent to a customer's phone. */
public record CodeId(long value) implements Id {

    public static CodeId of(String text) {
        return new CodeId(Ids.parse(text));
    }

    public static CodeId next() {
        return new CodeId(Ids.next());
    }
}
