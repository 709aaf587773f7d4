package furong.customer;

import furong.platform.Id;
import furong.platform.Ids;

/** Somewhere a customer is served. */
public record PlaceId(long value) implements Id {

    public static PlaceId of(String text) {
        return new PlaceId(Ids.parse(text));
    }

    public static PlaceId next() {
        return new PlaceId(Ids.next());
    }
}
