package furong.channel.web.improvement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** Some whole weeks up to and with the current one. */
public record EffortSpan(LocalDate today, int weeks) {

    LocalDate until() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(1);
    }

    LocalDate from() {
        return until().minusWeeks(weeks);
    }

    /** Where the later half begins, with which the earlier one is compared. */
    LocalDate middle() {
        return until().minusWeeks(weeks / 2);
    }

    List<LocalDate> mondays() {
        return IntStream.range(0, weeks).mapToObj(n -> from().plusWeeks(n)).toList();
    }

    /** The place of the week a day lies in; negative or too large outside the span. */
    int weekOf(LocalDate day) {
        return (int) Math.floorDiv(day.toEpochDay() - from().toEpochDay(), 7L);
    }
}
