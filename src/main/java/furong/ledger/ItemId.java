package furong.ledger;

import furong.platform.Id;
import furong.platform.Ids;

/** One thing owed by, or credited to, a customer. Its maker makes the id, and may send the same one twice. */
public record ItemId(long value) implements Id {

    public static ItemId of(String text) {
        return new ItemId(Ids.parse(text));
    }

    public static ItemId next() {
        return new ItemId(Ids.next());
    }
}
