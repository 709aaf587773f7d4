package furong.travel;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What one driven way teaches. Its time is spread over the kinds of road it led over as it was expected to be: where several
 * ways share a road and their times differ, the shares settle by themselves.
 */
final class Teaching {

    private static final int METRES_MIN = 300;
    private static final double SLOWER_MAX = 4;
    private static final double QUICKER_MAX = 3;
    private static final double MILLIS = 1_000;

    private final Trip trip;
    private final Route route;
    private final int hour;
    private final long seen;
    private final int free;

    Teaching(Finder finder, Trip trip, ZoneId zone) {
        this.trip = trip;
        hour = trip.left().atZone(zone).getHour();
        route = finder.route(trip.from(), trip.to(), hour);
        seen = Duration.between(trip.left(), trip.arrived()).toSeconds();
        free = (int) route.parts().stream()
                .mapToLong(part -> freeMillis(part) / (long) MILLIS)
                .sum();
    }

    private static long freeMillis(Route.Part part) {
        return Math.round(part.metres() * part.road().secondsPerMetre() * MILLIS);
    }

    /** Whether it was a drive at all, and one without a halt. */
    private boolean teaches() {
        return route.metres() >= METRES_MIN
                && route.seconds() > 0
                && seen <= SLOWER_MAX * route.seconds()
                && seen * QUICKER_MAX >= route.seconds();
    }

    /** Notes the trip and, if it is new and teaches, what it teaches. */
    boolean note(PaceBook book) {
        var teaches = teaches();
        var took = (int) Math.clamp(seen, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!book.note(trip, route.metres(), free, route.seconds(), took, teaches)) return false;
        if (!teaches) return false;
        for (var part : route.parts()) {
            var share = Math.round(MILLIS * seen * part.seconds() / route.seconds());
            book.add(new Pace(part.road(), hour, trip.from().district(), freeMillis(part), share, 1));
        }
        return true;
    }
}
