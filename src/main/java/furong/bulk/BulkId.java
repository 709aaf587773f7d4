package furong.bulk;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a file of orders. */
public record BulkId(long value) implements Id {

    public static BulkId of(String text) {
        return new BulkId(Ids.parse(text));
    }

    public static BulkId next() {
        return new BulkId(Ids.next());
    }
}
