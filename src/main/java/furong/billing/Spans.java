package furong.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened to a line, moment by moment, into days. Whatever happened, and however often in a day, the days
 * neither overlap nor leave one out.
 */
final class Spans {

    private Spans() {}

    /**
     * Whole days on which a line was off: the day it went off and the day it came back are days with service.
     *
     * @param until the first day no longer, null for still off
     * @param reason why it went off, of subscription's reasons
     */
    record Pause(LocalDate from, @Nullable LocalDate until, String reason) {}

    /** How a line was from a moment on, until the next began. */
    record Since(Instant at, Period like) {}

    /** A line went off or came back. */
    record Heard(Instant at, boolean off, String reason) {}

    /**
     * The days of each way it was. Of several in one day the last counts for the whole day.
     *
     * @param ways in the order they began
     * @param over when the line ended for good, null for not yet; that day costs nothing
     */
    static List<Period> periods(List<Since> ways, @Nullable Instant over, ZoneId zone) {
        var periods = new ArrayList<Period>();
        for (var n = 0; n < ways.size(); n++) {
            var from = day(ways.get(n).at(), zone);
            var end = n + 1 < ways.size() ? ways.get(n + 1).at() : over;
            var until = end == null ? null : day(end, zone);
            if (until != null && !until.isAfter(from)) continue;
            var like = ways.get(n).like();
            var period = new Period(
                    like.subscription(), from, until, like.account(), like.offer(), like.features(), like.number());
            var last = periods.isEmpty() ? null : periods.getLast();
            if (last != null && last.sameAs(period) && from.equals(last.until())) {
                periods.removeLast();
                period = new Period(
                        like.subscription(),
                        last.from(),
                        until,
                        like.account(),
                        like.offer(),
                        like.features(),
                        like.number());
            }
            periods.add(period);
        }
        return periods;
    }

    /** The whole days without service. What is heard twice, late or in the wrong order comes to the same. */
    static List<Pause> pauses(List<Heard> heard, @Nullable Instant over, ZoneId zone) {
        var pauses = new ArrayList<Pause>();
        Heard off = null;
        for (var now : inOrder(heard)) {
            if (over != null && !now.at().isBefore(over)) break;
            if (now.off() && off == null) off = now;
            else if (!now.off() && off != null) {
                add(pauses, off, day(now.at(), zone), zone);
                off = null;
            }
        }
        if (off != null) add(pauses, off, over == null ? null : day(over, zone), zone);
        return pauses;
    }

    private static void add(List<Pause> pauses, Heard off, @Nullable LocalDate until, ZoneId zone) {
        var from = day(off.at(), zone).plusDays(1);
        if (until == null || until.isAfter(from)) pauses.add(new Pause(from, until, off.reason()));
    }

    /** By time; at one moment first what changes how the line stood, so that going off and coming back alternate. */
    private static List<Heard> inOrder(List<Heard> heard) {
        var moments = new TreeMap<Instant, List<Heard>>();
        for (var one : heard)
            moments.computeIfAbsent(one.at(), at -> new ArrayList<>()).add(one);
        var order = new ArrayList<Heard>();
        var isOff = false;
        for (var moment : moments.values()) {
            for (var wanted : new boolean[] {!isOff, isOff}) {
                for (var one : moment) {
                    if (one.off() != wanted) continue;
                    order.add(one);
                    break;
                }
            }
            isOff = order.getLast().off();
        }
        return order;
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
