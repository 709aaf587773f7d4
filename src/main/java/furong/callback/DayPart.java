package furong.callback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The parts of a day in which people are at home or not. Somebody who never answers in the morning may in the evening:
 * tries count as different only in different parts. QUIET tries are kept but count for nothing.
 */
public enum DayPart {
    MORNING(8, 12),
    NOON(12, 14),
    AFTERNOON(14, 18),
    EVENING(18, 21),
    QUIET(21, 8);

    private final int from;
    private final int until;

    DayPart(int from, int until) {
        this.from = from;
        this.until = until;
    }

    private static final List<DayPart> RINGING = List.of(MORNING, NOON, AFTERNOON, EVENING);

    public static DayPart of(LocalTime time) {
        return RINGING.stream()
                .filter(part -> part.from <= time.getHour() && time.getHour() < part.until)
                .findFirst()
                .orElse(QUIET);
    }

    static DayPart of(Instant at, ZoneId zone) {
        return of(LocalTime.ofInstant(at, zone));
    }

    /** The next part worth trying, from {@code now} on: one not tried yet, while there is one. */
    static DayPart suggest(DayPart now, Set<DayPart> tried) {
        var first = now == QUIET ? 0 : RINGING.indexOf(now);
        for (var i = 0; i < RINGING.size(); i++) {
            var part = RINGING.get((first + i) % RINGING.size());
            if (!tried.contains(part)) return part;
        }
        return RINGING.get(first);
    }

    static long counted(Set<DayPart> tried) {
        return tried.stream().filter(RINGING::contains).count();
    }

    /** When this part of {@code day} begins; not for QUIET, in which nobody rings. */
    Instant begins(LocalDate day, ZoneId zone) {
        return day.atTime(from, 0).atZone(zone).toInstant();
    }

    Instant ends(LocalDate day, ZoneId zone) {
        return day.atTime(until, 0).atZone(zone).toInstant();
    }

    /** The parts in which tries count. */
    static List<DayPart> ringing() {
        return RINGING;
    }
}
