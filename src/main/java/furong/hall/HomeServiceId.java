package furong.hall;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a wish to be served at home. */
public record HomeServiceId(long value) implements Id {

    public static HomeServiceId of(String text) {
        return new HomeServiceId(Ids.parse(text));
    }

    public static HomeServiceId next() {
        return new HomeServiceId(Ids.next());
    }
}
