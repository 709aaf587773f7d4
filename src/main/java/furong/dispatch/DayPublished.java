package furong.dispatch;

import java.time.LocalDate;

/** Customers of this day can be told an hour each: {@link Days#plan} has it at each stop. Published in the same transaction. */
public record DayPublished(LocalDate day, int version) {}
