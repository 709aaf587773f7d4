package furong.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A set of instants, kept as its longest half-open intervals in order: no two overlap or touch. Opening hours, shifts
 * and free time are such sets, and so is whatever is left when one is taken from the other.
 */
public final class IntervalSet {

    public static final IntervalSet EMPTY = new IntervalSet(List.of());

    private final List<Interval> intervals;

    private IntervalSet(List<Interval> intervals) {
        this.intervals = intervals;
    }

    public static IntervalSet of(Interval... intervals) {
        return of(List.of(intervals));
    }

    /** The union of {@code intervals}, which may overlap and stand in any order. */
    public static IntervalSet of(Collection<Interval> intervals) {
        var joined = new ArrayList<Interval>(intervals.size());
        for (var next :
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.until().isBefore(next.from())) joined.add(next);
            else if (next.until().isAfter(last.until()))
                joined.set(joined.size() - 1, new Interval(last.from(), next.until()));
        }
        return new IntervalSet(List.copyOf(joined));
    }

    public List<Interval> intervals() {
        return intervals;
    }

    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    public boolean contains(Instant at) {
        return intervals.stream().anyMatch(interval -> interval.contains(at));
    }

    public Duration total() {
        return intervals.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The earliest instant of this set that is not before {@code at}. */
    public Optional<Instant> next(Instant at) {
        return intervals.stream()
                .filter(interval -> interval.until().isAfter(at))
                .findFirst()
                .map(interval -> interval.from().isAfter(at) ? interval.from() : at);
    }

    public IntervalSet union(IntervalSet other) {
        return of(Stream.concat(intervals.stream(), other.intervals.stream()).toList());
    }

    public IntervalSet intersect(IntervalSet other) {
        return combine(other, (here, there) -> here && there);
    }

    public IntervalSet subtract(IntervalSet other) {
        return combine(other, (here, there) -> here && !there);
    }

    /** Walks over all edges of both sets; between two edges membership does not change. */
    private IntervalSet combine(IntervalSet other, BiPredicate<Boolean, Boolean> wanted) {
        var edges = Stream.concat(intervals.stream(), other.intervals.stream())
                .flatMap(interval -> Stream.of(interval.from(), interval.until()))
                .sorted()
                .distinct()
                .toList();
        var pieces = new ArrayList<Interval>();
        var here = new Cursor(intervals);
        var there = new Cursor(other.intervals);
        for (var i = 0; i + 1 < edges.size(); i++)
            if (wanted.test(here.covers(edges.get(i)), there.covers(edges.get(i))))
                pieces.add(new Interval(edges.get(i), edges.get(i + 1)));
        return of(pieces);
    }

    /** Answers membership of instants asked in rising order, in one pass. */
    private static final class Cursor {

        private final List<Interval> intervals;
        private int at;

        Cursor(List<Interval> intervals) {
            this.intervals = intervals;
        }

        boolean covers(Instant instant) {
            while (at < intervals.size() && !intervals.get(at).until().isAfter(instant)) at++;
            return at < intervals.size() && intervals.get(at).contains(instant);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set && intervals.equals(set.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    @Override
    public String toString() {
        return intervals.toString();
    }
}
