package furong.prepaid;

import furong.platform.Id;
import furong.platform.Ids;

/** Cards that were ordered together. */
public record BatchId(long value) implements Id {

    public static BatchId of(String text) {
        return new BatchId(Ids.parse(text));
    }

    public static BatchId next() {
        return new BatchId(Ids.next());
    }
}
