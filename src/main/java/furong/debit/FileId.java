package furong.debit;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a file of a bank. */
public record FileId(long value) implements Id {

    public static FileId of(String text) {
        return new FileId(Ids.parse(text));
    }

    public static FileId next() {
        return new FileId(Ids.next());
    }
}
