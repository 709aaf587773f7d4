package furong.planning;

import furong.travel.Fan;
import furong.travel.Spot;
import furong.travel.Travels;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways between the places of a day, looked up once; and between them and one more, which somebody asks about. */
public final class Roads {

    /** When the ways are taken; an hour that is neither the busiest nor the quietest. */
    private static final LocalTime HOUR = LocalTime.of(10, 0);

    /** So many new places are added one by one. */
    private static final int GROWN_MAX = 8;

    private final Map<Spot, Integer> places;
    private final int[][] seconds;
    private final int[][] metres;
    private final @Nullable Spot guest;
    private final @Nullable Fan fan;

    private Roads(Map<Spot, Integer> places, int[][] seconds, int[][] metres, @Nullable Spot guest, @Nullable Fan fan) {
        this.places = places;
        this.seconds = seconds;
        this.metres = metres;
        this.guest = guest;
        this.fan = fan;
    }

    /** Ways between these, each counted once. */
    public static Roads between(Collection<Spot> spots, Travels travels) {
        var distinct = spots.stream().distinct().toList();
        var places = new HashMap<Spot, Integer>(2 * distinct.size());
        for (int i = 0; i < distinct.size(); i++) places.put(distinct.get(i), i);
        var matrix = travels.matrix(distinct, HOUR);
        return new Roads(places, matrix.seconds(), matrix.metres(), null, null);
    }

    /**
     * Ways between these. What these roads know is not looked up again: a day changes by a visit at a time. Where much is new, or
     * much is known that is of no use any more, all are looked up.
     */
    public Roads of(Collection<Spot> spots, Travels travels) {
        var fresh = spots.stream()
                .distinct()
                .filter(spot -> !places.containsKey(spot))
                .toList();
        if (fresh.size() > GROWN_MAX || places.size() > 2 * spots.size() + GROWN_MAX) return between(spots, travels);
        var grown = this;
        for (var spot : fresh) grown = grown.grown(spot, travels);
        return grown;
    }

    private Roads grown(Spot one, Travels travels) {
        var last = seconds.length;
        var known = new Spot[last];
        places.forEach((spot, at) -> known[at] = spot);
        var ways = travels.fan(one, List.of(known), HOUR);
        var more = new HashMap<>(places);
        more.put(one, last);
        return new Roads(
                more,
                grown(seconds, ways.out(), ways.back()),
                grown(metres, ways.outMetres(), ways.backMetres()),
                null,
                null);
    }

    private static int[][] grown(int[][] table, int[] out, int[] back) {
        var size = table.length;
        var grown = new int[size + 1][];
        for (int row = 0; row < size; row++) {
            grown[row] = Arrays.copyOf(table[row], size + 1);
            grown[row][size] = back[row];
        }
        grown[size] = Arrays.copyOf(out, size + 1);
        return grown;
    }

    /** The same with one place more; these roads stay as they are. */
    public Roads and(Spot one, Travels travels) {
        if (places.containsKey(one)) return this;
        var known = new Spot[seconds.length];
        places.forEach((spot, at) -> known[at] = spot);
        return new Roads(places, seconds, metres, one, travels.fan(one, List.of(known), HOUR));
    }

    int place(Spot spot) {
        var at = places.get(spot);
        if (at != null) return at;
        if (spot.equals(guest)) return seconds.length;
        throw new IllegalArgumentException("not a place of this day: " + spot);
    }

    int seconds(int from, int to) {
        if (fan == null || (from < seconds.length && to < seconds.length)) return seconds[from][to];
        if (from == to) return 0;
        return from == seconds.length ? fan.out()[to] : fan.back()[from];
    }

    int metres(int from, int to) {
        if (fan == null || (from < seconds.length && to < seconds.length)) return metres[from][to];
        if (from == to) return 0;
        return from == seconds.length ? fan.outMetres()[to] : fan.backMetres()[from];
    }

    /** Seconds of the way between two places of the day. */
    public int seconds(Spot from, Spot to) {
        return seconds(place(from), place(to));
    }
}
