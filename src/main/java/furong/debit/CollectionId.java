package furong.debit;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of one amount to be collected. */
public record CollectionId(long value) implements Id {

    public static CollectionId of(String text) {
        return new CollectionId(Ids.parse(text));
    }

    public static CollectionId next() {
        return new CollectionId(Ids.next());
    }
}
