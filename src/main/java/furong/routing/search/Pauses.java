package furong.routing.search;

import furong.routing.Break;
import java.util.List;

/**
 * A crew's breaks as arithmetic. The level of a crew is how many breaks it has had. Going a way of {@code t} ticks from
 * level l to level m, left at tick d, it arrives at {@code max(d + t + total, ready)}, provided {@code d <= latest}: the
 * breaks l+1 … m are taken underway, one after the other. With l = m this is {@code d + t}. Entries are at
 * {@code l * levels + m}.
 *
 * @param levels one more than there are breaks
 */
record Pauses(int levels, int[] latest, int[] total, int[] ready, int[] earliest, int[] ticks) {

    /** @param done tick at which the pinned prefix is done: a break that could not start before may start then */
    static Pauses of(List<Break> breaks, int done) {
        var levels = breaks.size() + 1;
        var latest = new int[levels * levels];
        var total = new int[levels * levels];
        var ready = new int[levels * levels];
        var before = 0;
        var bounds = new int[levels];
        for (int i = 0; i < breaks.size(); i++) {
            bounds[i] = Math.max(breaks.get(i).latest(), done + before);
            before += breaks.get(i).ticks();
        }
        for (int l = 0; l < levels; l++) {
            latest[l * levels + l] = Model.NEVER;
            ready[l * levels + l] = -Model.NEVER;
            for (int m = l + 1; m < levels; m++) {
                var last = breaks.get(m - 1);
                var shorter = l * levels + m - 1;
                latest[l * levels + m] = canFollow(ready[shorter], bounds[m - 1])
                        ? Math.min(latest[shorter], bounds[m - 1] - total[shorter])
                        : -Model.NEVER;
                total[l * levels + m] = total[shorter] + last.ticks();
                ready[l * levels + m] = Math.max(ready[shorter], last.earliest()) + last.ticks();
            }
        }
        return new Pauses(
                levels,
                latest,
                total,
                ready,
                breaks.stream().mapToInt(Break::earliest).toArray(),
                breaks.stream().mapToInt(Break::ticks).toArray());
    }

    private static boolean canFollow(int ready, int bound) {
        return ready <= bound;
    }
}
