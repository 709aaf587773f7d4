package furong.organisation;

import furong.platform.Label;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of somebody who begins work.
 *
 * @param passwordHash from {@link Staff#hash}; many people may be hired with one hash and must then change the password
 */
public record NewStaff(
        String badge,
        Label name,
        UnitId unit,
        Set<Role> roles,
        Set<String> skills,
        @Nullable CrewId crew,
        @Nullable HallId hall,
        String passwordHash) {}
