package furong.platform;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When somebody works: weekly hours in a time zone, and dated exceptions. On a day off nobody works, whatever the
 * weekday; a make-up day (调休上班) is worked like a Monday. Pure: the same questions always get the same answers.
 */
public record WorkCalendar(ZoneId zone, WeeklyHours weekly, Map<LocalDate, Exception> exceptions) {

    private static final int DAYS_SEARCHED_MAX = 3660;

    /** How a dated day differs from its weekday. */
    public enum Exception {
        OFF,
        WORK
    }

    public WorkCalendar {
        exceptions = Map.copyOf(exceptions);
    }

    /** Every hour of every day: for promises that do not stop at night. */
    public static WorkCalendar always(ZoneId zone) {
        return new WorkCalendar(zone, WeeklyHours.ALWAYS, Map.of());
    }

    public List<WeeklyHours.Span> hours(LocalDate day) {
        return switch (exceptions.get(day)) {
            case null -> weekly.on(day.getDayOfWeek());
            case OFF -> List.of();
            case WORK -> weekly.on(DayOfWeek.MONDAY);
        };
    }

    public boolean worksOn(LocalDate day) {
        return !hours(day).isEmpty();
    }

    /** The working time in {@code [from, until)}. */
    public IntervalSet open(Instant from, Instant until) {
        if (!from.isBefore(until)) return IntervalSet.EMPTY;
        var open = new ArrayList<Interval>();
        var last = LocalDate.ofInstant(until, zone);
        for (var day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1))
            open.addAll(open(day));
        return IntervalSet.of(open).intersect(IntervalSet.of(new Interval(from, until)));
    }

    /**
     * The first instant by which {@code working} time has passed since {@code from}; {@code from} itself for none. A
     * duration that ends with a shift ends at its close, not at the next opening.
     */
    public Instant plus(Instant from, Duration working) {
        if (working.isNegative()) throw new IllegalArgumentException("negative: " + working);
        if (working.isZero()) return from;
        var left = working;
        var day = LocalDate.ofInstant(from, zone);
        for (var searched = 0; searched < DAYS_SEARCHED_MAX; ) {
            var worked = false;
            for (var span : open(day)) {
                if (!span.until().isAfter(from)) continue;
                worked = true;
                var start = span.from().isAfter(from) ? span.from() : from;
                var length = Duration.between(start, span.until());
                if (length.compareTo(left) >= 0) return start.plus(left);
                left = left.minus(length);
            }
            searched = worked ? 0 : searched + 1;
            day = day.plusDays(1);
        }
        throw neverOpens(from);
    }

    /** The {@code count}-th working day after {@code day}, which itself does not count; {@code day} for none. */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        var reached = day;
        for (var found = 0; found < count; found++) {
            var searched = 0;
            do {
                if (searched++ == DAYS_SEARCHED_MAX) throw neverOpens(startOf(day));
                reached = reached.plusDays(1);
            } while (!worksOn(reached));
        }
        return reached;
    }

    /** When {@code day} begins here; midnight, save where a change of summer time leaves it out. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** When {@code day} ends here: 24:00. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    private List<Interval> open(LocalDate day) {
        var open = new ArrayList<Interval>();
        for (var span : hours(day)) {
            var from = day.atTime(span.from()).atZone(zone).toInstant();
            var until = span.toMidnight()
                    ? endOf(day)
                    : day.atTime(span.until()).atZone(zone).toInstant();
            if (from.isBefore(until)) open.add(new Interval(from, until));
        }
        return open;
    }

    private IllegalStateException neverOpens(Instant from) {
        return new IllegalStateException("no working time for ten years after " + from + ": " + weekly);
    }
}
