package furong.fleet;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a vehicle's stop. */
public record StopId(long value) implements Id {

    public static StopId of(String text) {
        return new StopId(Ids.parse(text));
    }

    public static StopId next() {
        return new StopId(Ids.next());
    }
}
