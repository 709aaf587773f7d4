package furong.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People who go out together.
 *
 * @param skills what it can do, the catalogue's skill codes
 * @param districts where it goes, codes of GB/T 2260
 */
public record Crew(
        CrewId id,
        UnitId unit,
        String name,
        Set<String> skills,
        Set<String> districts,
        @Nullable VehicleId vehicle) {}
