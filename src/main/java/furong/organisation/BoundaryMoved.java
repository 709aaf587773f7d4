package furong.organisation;

import java.time.LocalDate;

/** From the day {@code on} the area's customers of one segment are faced by another unit. */
public record BoundaryMoved(Segment segment, Area area, UnitId to, LocalDate on) {}
