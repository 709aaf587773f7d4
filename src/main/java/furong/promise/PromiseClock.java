package furong.promise;

import furong.platform.WorkCalendar;
import furong.promise.Why.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Says when a promise is due. Pure: the answer follows from the term, the beginning and the calendar, never from when
 * it is asked; and whoever begins later is never due earlier.
 */
public final class PromiseClock {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private PromiseClock() {}

    /** The time due, and how it came about. */
    public record Due(Instant at, List<Step> steps) {}

    /** An agreed term has no arithmetic: its time comes from the agreement, and asking here is a programming error. */
    public static Due due(Term term, Instant from, WorkCalendar calendar) {
        return switch (term) {
            case Term.Hours hours -> hours(hours, from, calendar);
            case Term.CalendarDays days -> calendarDays(days, from, calendar);
            case Term.WorkingDays days -> workingDays(days, from, calendar);
            case Term.WorkingHours hours -> workingHours(hours, from, calendar);
            case Term.SameDay sameDay -> sameDay(sameDay, from, calendar);
            case Term.Agreed ignored -> throw new IllegalArgumentException("an agreed term is due as agreed");
        };
    }

    private static Due hours(Term.Hours hours, Instant from, WorkCalendar calendar) {
        var due = from.plus(Duration.ofHours(hours.count()));
        return answer(due, from, calendar, Step.of("hours", hours.count()));
    }

    private static Due calendarDays(Term.CalendarDays days, Instant from, WorkCalendar calendar) {
        var last = from.atZone(calendar.zone()).toLocalDate().plusDays(days.count());
        return answer(calendar.endOf(last), from, calendar, Step.of("calendar-days", days.count(), last));
    }

    private static Due workingDays(Term.WorkingDays days, Instant from, WorkCalendar calendar) {
        var first = from.atZone(calendar.zone()).toLocalDate();
        var last = calendar.plusWorkingDays(first, days.count());
        var off = first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(day -> !calendar.worksOn(day))
                .count();
        return answer(
                calendar.endOf(last), from, calendar, Step.of("working-days", days.count(), last), Step.of("off", off));
    }

    private static Due workingHours(Term.WorkingHours hours, Instant from, WorkCalendar calendar) {
        var length = Duration.ofHours(hours.count());
        var due = calendar.plus(from, length);
        var idle = Duration.between(from, due).minus(length);
        return answer(
                due,
                from,
                calendar,
                Step.of("working-hours", hours.count(), calendar.weekly()),
                Step.of("idle", idle.toHours(), idle.toMinutesPart()));
    }

    private static Due sameDay(Term.SameDay term, Instant from, WorkCalendar calendar) {
        var local = from.atZone(calendar.zone());
        if (local.toLocalTime().isAfter(term.cutoff()))
            return answer(
                    from.plus(Duration.ofHours(term.otherwise())),
                    from,
                    calendar,
                    Step.of("after-cutoff", term.cutoff(), term.otherwise()));
        return answer(calendar.endOf(local.toLocalDate()), from, calendar, Step.of("before-cutoff", term.cutoff()));
    }

    private static Due answer(Instant due, Instant from, WorkCalendar calendar, Step... between) {
        var steps = new ArrayList<Step>();
        steps.add(Step.of("from", SHOWN.format(from.atZone(calendar.zone()))));
        steps.addAll(List.of(between));
        steps.add(Step.of("due", shown(due.atZone(calendar.zone()))));
        return new Due(due, List.copyOf(steps));
    }

    /** A time on a screen; midnight is the end of a day, for people think of a day's last moment as that day's. */
    static String shown(ZonedDateTime time) {
        var midnight = time.getHour() == 0 && time.getMinute() == 0;
        return midnight ? time.toLocalDate().minusDays(1) + " 24:00" : SHOWN.format(time);
    }
}
