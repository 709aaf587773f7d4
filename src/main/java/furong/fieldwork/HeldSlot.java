package furong.fieldwork;

import furong.organisation.CrewId;
import java.time.LocalTime;

/** The minutes a confirmed hold stands for, and the crew whose time they are. */
record HeldSlot(HoldId id, SlotKey key, LocalTime until, CrewId crew, int minutes, VisitId visit) {}
