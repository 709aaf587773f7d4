package furong.dispatch;

import java.time.LocalDate;

/** The plan of a day is another one. Published in the same transaction; a page that shows the day asks again after commit. */
public record PlanChanged(LocalDate day, int version) {}
