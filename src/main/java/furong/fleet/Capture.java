package furong.fleet;

import furong.organisation.VehicleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish taken down at a vehicle.
 *
 * @param takenAt when, by the device's time set right
 * @param heardAt when it reached us
 * @param dueAt by when the customer is rung, counted in the vehicle's own hours
 * @param outcome ORDERED, WITHDRAWN or UNREACHABLE; null while nobody has rung
 */
public record Capture(
        CaptureId id,
        VehicleId vehicle,
        String name,
        String phone,
        String address,
        String wish,
        Instant takenAt,
        Instant heardAt,
        Instant dueAt,
        String badge,
        @Nullable String outcome,
        @Nullable String note) {}
