package furong.organisation;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a service vehicle. */
public record VehicleId(long value) implements Id {

    public static VehicleId of(String text) {
        return new VehicleId(Ids.parse(text));
    }

    public static VehicleId next() {
        return new VehicleId(Ids.next());
    }
}
