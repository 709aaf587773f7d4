package furong.fleet;

import furong.organisation.VehicleId;
import java.time.LocalDate;
import java.time.LocalTime;

/** A stop to be planned. */
public record NewStop(
        VehicleId vehicle, CommunityId community, LocalDate day, LocalTime from, LocalTime until, String occasion) {}
