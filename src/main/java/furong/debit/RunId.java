package furong.debit;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a file of collections to a bank. */
public record RunId(long value) implements Id {

    public static RunId of(String text) {
        return new RunId(Ids.parse(text));
    }

    public static RunId next() {
        return new RunId(Ids.next());
    }
}
