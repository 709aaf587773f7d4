package furong.billing;

import furong.billing.Spans.Pause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Charges days of a month by the day. The parts of a month are rounded so that together they come to what the month
 * costs: each is the difference of two sums from the month's first day, and only sums are rounded.
 */
final class Rents {

    private static final int WHOLE = 1000;

    private Rents() {}

    /** Days charged the same; {@code permille} of the rent. */
    record Part(LocalDate from, LocalDate until, int permille) {

        long weight() {
            return Math.multiplyExact(from.until(until, java.time.temporal.ChronoUnit.DAYS), (long) permille);
        }
    }

    /** The days of a period within a month, cut where a pause begins or ends; days that cost nothing are left out. */
    static List<Part> parts(Period period, List<Pause> pauses, LocalDate month, ToIntFunction<Pause> permille) {
        var end = month.plusMonths(1);
        var from = later(period.from(), month);
        var until = period.until() == null ? end : earlier(period.until(), end);
        if (!from.isBefore(until)) return List.of();
        var cuts = new TreeSet<LocalDate>(List.of(from, until));
        for (var pause : pauses) {
            if (pause.from().isAfter(from) && pause.from().isBefore(until)) cuts.add(pause.from());
            var back = pause.until();
            if (back != null && back.isAfter(from) && back.isBefore(until)) cuts.add(back);
        }
        var parts = new ArrayList<Part>();
        var days = List.copyOf(cuts);
        for (var n = 0; n + 1 < days.size(); n++) {
            var share = share(days.get(n), pauses, permille);
            var last = parts.isEmpty() ? null : parts.getLast();
            if (share == 0) continue;
            if (last != null && last.permille() == share && last.until().equals(days.get(n))) {
                parts.removeLast();
                parts.add(new Part(last.from(), days.get(n + 1), share));
            } else parts.add(new Part(days.get(n), days.get(n + 1), share));
        }
        return parts;
    }

    /** What a monthly price comes to for the parts of one month, each in its place. */
    static List<Long> amounts(long monthlyMinor, List<Part> parts, LocalDate month) {
        var whole = (long) month.lengthOfMonth() * WHOLE;
        var weight = 0L;
        var charged = 0L;
        var amounts = new ArrayList<Long>();
        for (var part : parts) {
            weight += part.weight();
            var sum = Math.floorDiv(
                    Math.addExact(Math.multiplyExact(Math.multiplyExact(monthlyMinor, weight), 2), whole), 2 * whole);
            amounts.add(sum - charged);
            charged = sum;
        }
        return amounts;
    }

    private static int share(LocalDate day, List<Pause> pauses, ToIntFunction<Pause> permille) {
        for (var pause : pauses)
            if (!day.isBefore(pause.from()) && (pause.until() == null || day.isBefore(pause.until())))
                return permille.applyAsInt(pause);
        return WHOLE;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
