package furong.conduct;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** A decision that was upheld is reversed on appeal. Published in the same transaction. */
public record BreachReversed(StaffId person, UnitId unit, ProceedingId proceeding, Signal.Source source, Instant at) {}
