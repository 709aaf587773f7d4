package furong.conduct;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** A breach was upheld. Published in the same transaction. */
public record BreachUpheld(StaffId person, UnitId unit, ProceedingId proceeding, Signal.Source source, Instant at) {}
