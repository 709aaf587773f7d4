package furong.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The parts of a day in which people are at home or not. Somebody who never answers in the morning may in the evening:
 * tries count as different only in different parts. QUIET tries are kept but count for nothing.
 */
public enum DayPart {
    MORNING,
    NOON,
    AFTERNOON,
    EVENING,
    QUIET;

    private static final List<DayPart> RINGING = List.of(MORNING, NOON, AFTERNOON, EVENING);

    public static DayPart of(LocalTime time) {
        var hour = time.getHour();
        if (hour < 8 || hour >= 21) return QUIET;
        if (hour < 12) return MORNING;
        if (hour < 14) return NOON;
        return hour < 18 ? AFTERNOON : EVENING;
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
}
