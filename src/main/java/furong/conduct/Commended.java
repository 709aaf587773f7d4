package furong.conduct;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** Somebody of ours was praised. Published in the same transaction. */
public record Commended(StaffId person, UnitId unit, CommendationId commendation, Instant at) {}
