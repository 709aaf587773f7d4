package furong.travel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast it goes, by kind of road, hour and district, from what was learnt. Where little is known the answer leans on what
 * is known more widely: the district on the whole city at that hour, that on the road at any hour, that on the speed assumed
 * from the beginning. An hour of driving weighs as much as the wider knowledge.
 */
final class Speeds {

    static final int HOURS = 24;
    private static final double WIDER_MILLIS = 3_600_000;
    private static final double SLOWEST = 6;
    private static final double QUICKEST = 0.3;
    private static final double MICROS = 1e6;

    /** Any hour, any district. */
    private static final String ALL = "*";

    private record Key(Road road, int hour, String district) {}

    private record Sum(long free, long seen) {
        Sum plus(Sum other) {
            return new Sum(free + other.free, seen + other.seen);
        }

        double leaningOn(double wider) {
            return (WIDER_MILLIS * wider + seen) / (WIDER_MILLIS + free);
        }
    }

    private static final Sum NONE = new Sum(0, 0);

    private final Map<Key, Sum> sums = new HashMap<>();

    Speeds(List<Pace> learnt) {
        for (var pace : learnt) {
            var sum = new Sum(pace.freeMillis(), pace.seenMillis());
            sums.merge(new Key(pace.road(), pace.hour(), pace.district()), sum, Sum::plus);
            sums.merge(new Key(pace.road(), pace.hour(), ALL), sum, Sum::plus);
            sums.merge(new Key(pace.road(), -1, ALL), sum, Sum::plus);
        }
    }

    /** Times as long as at the assumed speed; 1 if nothing is known. */
    double factor(Road road, int hour, String district) {
        var factor = sum(road, -1, ALL).leaningOn(1);
        factor = sum(road, hour, ALL).leaningOn(factor);
        if (!district.equals(ALL)) factor = sum(road, hour, district).leaningOn(factor);
        return Math.clamp(factor, QUICKEST, SLOWEST);
    }

    private Sum sum(Road road, int hour, String district) {
        return sums.getOrDefault(new Key(road, hour, district), NONE);
    }

    /** Kilometres per hour. */
    double speed(Road road, int hour, String district) {
        return road.kilometresPerHour() / factor(road, hour, district);
    }

    /** Microseconds for a metre, by kind of road. */
    long[] paces(int hour, String district) {
        var paces = new long[Road.values().length];
        for (var road : Road.values())
            paces[road.ordinal()] = Math.round(road.secondsPerMetre() * factor(road, hour, district) * MICROS);
        return paces;
    }
}
