package furong.material;

import furong.organisation.CrewId;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import org.jspecify.annotations.Nullable;

/** Where things lie: the store of a unit, the van of a crew, a service vehicle. */
public record Store(
        StoreId id,
        Kind kind,
        UnitId unit,
        @Nullable CrewId crew,
        @Nullable VehicleId vehicle) {

    public enum Kind {
        STORE,
        VAN,
        VEHICLE
    }
}
