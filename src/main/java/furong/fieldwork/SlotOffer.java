package furong.fieldwork;

import java.time.LocalTime;

/** A window that can still be had, and how many minutes all feasible crews together have left in it. */
public record SlotOffer(SlotKey key, LocalTime until, int freeMinutes) {}
