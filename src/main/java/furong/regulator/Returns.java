package furong.regulator;

import furong.billing.BillAccuracy;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.platform.Refused;
import furong.promise.PromiseTimes;
import furong.promise.PromiseTimes.Asked;
import furong.promise.PromiseTimes.Times;
import furong.promise.PromiseType;
import furong.promise.Rules;
import furong.staffing.Staffing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts a return, straight from what happened: nobody types a number into it. */
@Component
@Transactional(readOnly = true)
public class Returns {

    private static final int MONTHS_MAX = 13;
    private static final long MILLION = 1_000_000;

    private final PromiseTimes times;
    private final BillAccuracy bills;
    private final Staffing hotline;
    private final Limits limits;
    private final Rules rules;
    private final Organisation organisation;
    private final Clock clock;

    Returns(
            PromiseTimes times,
            BillAccuracy bills,
            Staffing hotline,
            Limits limits,
            Rules rules,
            Organisation organisation,
            Clock clock) {
        this.times = times;
        this.bills = bills;
        this.hotline = hotline;
        this.limits = limits;
        this.rules = rules;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What a return is asked about; {@code until} is the first day that does not count. */
    public record Wanted(String jurisdiction, LocalDate from, LocalDate until) {

        /** @throws Refused return-period unless it is between a day and thirteen months */
        public Wanted {
            if (!from.isBefore(until) || from.plusMonths(MONTHS_MAX).isBefore(until))
                throw Refused.field("until", "return-period", MONTHS_MAX);
        }
    }

    /** Whether somebody of this scope sees the whole house, and may speak for it. */
    public boolean whole(Scope scope) {
        return organisation.units().stream().allMatch(unit -> scope.sees(unit.id()));
    }

    /** Counted in one snapshot, so that its lines belong together. Refused as not-found for an unknown jurisdiction. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Return of(Wanted wanted, Scope scope) {
        known(wanted.jurisdiction);
        var lines = new ArrayList<Return.Line>();
        for (var measure : Indicator.values()) {
            var type = measure.type();
            if (type != null)
                for (var setting : List.of(Setting.URBAN, Setting.RURAL))
                    lines.add(line(
                            measure, setting, wanted, figures(times.times(asked(measure, setting, wanted, scope)))));
        }
        if (whole(scope)) {
            lines.add(line(Indicator.BILLING, Setting.ALL, wanted, billing(wanted)));
            lines.add(line(Indicator.HOTLINE, Setting.ALL, wanted, hotline(wanted)));
        }
        return new Return(wanted.jurisdiction, wanted.from, wanted.until, lines);
    }

    /** The question behind a line that is counted from promises. */
    public Asked asked(Indicator measure, Setting setting, Wanted wanted, Scope scope) {
        known(wanted.jurisdiction);
        PromiseType type = Objects.requireNonNull(measure.type());
        var limit =
                limits.of(measure, setting, wanted.jurisdiction, wanted.from).get(Limit.Kind.LONGEST);
        // without a limit nothing is late
        var longest = limit == null ? Duration.ofDays(36_500) : Duration.ofMinutes(limit.value());
        return new Asked(
                type,
                wanted.jurisdiction,
                scope,
                setting == Setting.RURAL,
                start(wanted.from),
                start(wanted.until),
                longest);
    }

    private Return.Line line(Indicator measure, Setting setting, Wanted wanted, Map<Quantity, Long> figures) {
        return new Return.Line(
                measure, setting, figures, limits.of(measure, setting, wanted.jurisdiction, wanted.from));
    }

    private static Map<Quantity, Long> figures(Times times) {
        var figures = new EnumMap<Quantity, Long>(Quantity.class);
        figures.put(Quantity.CASES, times.done());
        var average = times.average();
        var longest = times.longest();
        if (average != null) figures.put(Quantity.AVERAGE, Math.round(average.toSeconds() / 60.0));
        if (longest != null) figures.put(Quantity.LONGEST, Math.round(longest.toSeconds() / 60.0));
        figures.put(Quantity.LATE, times.late());
        figures.put(Quantity.EXCUSED, times.excused());
        figures.put(Quantity.OPEN, times.open());
        rate(figures, times.late(), times.done());
        figures.put(Quantity.MARK, times.mark());
        return figures;
    }

    private Map<Quantity, Long> billing(Wanted wanted) {
        var accuracy = bills.of(wanted.from, wanted.until);
        var figures = new EnumMap<Quantity, Long>(Quantity.class);
        figures.put(Quantity.CASES, accuracy.lines());
        figures.put(Quantity.LATE, accuracy.corrected());
        rate(figures, accuracy.corrected(), accuracy.lines());
        figures.put(Quantity.MARK, accuracy.mark());
        return figures;
    }

    private Map<Quantity, Long> hotline(Wanted wanted) {
        var figures = new EnumMap<Quantity, Long>(Quantity.class);
        var days = hotline.days(wanted.from, wanted.until);
        var calls = days.stream().mapToLong(day -> day.calls()).sum();
        var inTime = days.stream().mapToLong(day -> day.inTime()).sum();
        figures.put(Quantity.CASES, calls);
        figures.put(Quantity.LATE, calls - inTime);
        rate(figures, calls - inTime, calls);
        figures.put(Quantity.MARK, (long) days.toString().hashCode());
        return figures;
    }

    private static void rate(Map<Quantity, Long> figures, long part, long whole) {
        if (whole > 0) figures.put(Quantity.RATE, Math.round((double) MILLION * part / whole));
    }

    private void known(String jurisdiction) {
        if (rules.jurisdictions().stream().noneMatch(one -> one.code().equals(jurisdiction)))
            throw new Refused("not-found", jurisdiction);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
