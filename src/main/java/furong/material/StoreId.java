package furong.material;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a place where things lie. */
public record StoreId(long value) implements Id {

    public static StoreId of(String text) {
        return new StoreId(Ids.parse(text));
    }

    public static StoreId next() {
        return new StoreId(Ids.next());
    }
}
