package furong.organisation;

import java.time.LocalDate;

/** The wish that from the day {@code on} the area's customers of one segment are faced by the unit {@code to}. */
public record BoundaryMove(Segment segment, Area area, UnitId to, LocalDate on, String why) {}
