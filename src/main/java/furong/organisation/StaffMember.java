package furong.organisation;

import furong.platform.Actor;
import furong.platform.Label;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who works here. The badge is worn, printed on receipts and can be reported by a customer. */
public record StaffMember(
        StaffId id,
        String badge,
        Label name,
        UnitId unit,
        Set<Role> roles,
        Set<String> skills,
        @Nullable CrewId crew,
        @Nullable HallId hall) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** This person acting from {@code origin}: an address, a device. */
    public Actor from(String origin) {
        return new Actor(id.value(), unit.value(), badge, origin);
    }
}
