package furong.fleet;

import furong.organisation.UnitId;
import furong.platform.Label;

/** Where vehicles stop; {@code place} is the gate or the square. */
public record Community(CommunityId id, UnitId unit, String district, Label name, String place) {}
