package furong.travel;

import furong.travel.StreetSource.Loaded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes from one place to another at an hour of the day. By streets where these are known, with the speeds that
 * finished visits have taught; otherwise the straight line times {@link #DETOUR}, with its own learnt speed.
 */
@Component
public class Travels {

    /** A way by streets is about so many times as long as the straight line. */
    public static final double DETOUR = 1.4;

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final StreetSource source;
    private final PaceBook book;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final KnownWays known = new KnownWays();
    private volatile @Nullable Finder finder;
    private volatile Instant readAt = Instant.MIN;

    Travels(StreetSource source, PaceBook book, Clock clock, TransactionTemplate transaction) {
        this.source = source;
        this.book = book;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Ways between all of these places, there and back. What was asked before is remembered: a new place among n known ones costs
     * two searches and not n.
     *
     * @param at time of day the ways begin; its hour counts
     */
    public Matrix matrix(List<Spot> spots, LocalTime at) {
        return finder().matrix(spots, at.getHour());
    }

    /**
     * Ways from one place to others and back: two searches, however many there are. The ways back are taken at the speeds of the
     * one's district, which is near enough to choose between them.
     */
    public Fan fan(Spot here, List<Spot> others, LocalTime at) {
        return finder().fan(here, others, at.getHour());
    }

    /** One way, with what it leads over. */
    public Route route(Spot from, Spot to, LocalTime at) {
        return finder().route(from, to, at.getHour());
    }

    /** Where the times come from. */
    public TravelState state() {
        var loaded = source.loaded();
        var streets = loaded.streets();
        return new TravelState(
                loaded.source(),
                source.file(),
                loaded.problem(),
                streets == null ? 0 : streets.nodes(),
                streets == null ? 0 : streets.ways(),
                loaded.reading(),
                known.pairs(),
                known.percentKnown());
    }

    /**
     * Learns from ways that were driven, each once. What took much longer or much less than can be, or led hardly anywhere, is
     * noted and not learnt from: there was a halt on the way, or a clock was wrong.
     *
     * @return how many were new and taught something
     */
    public int learn(List<Trip> trips) {
        var taught = 0;
        for (var trip : trips) {
            var lesson = new Teaching(finder(), trip, clock.getZone());
            var learnt = transaction.execute(status -> lesson.note(book));
            if (Boolean.TRUE.equals(learnt)) taught++;
        }
        if (taught > 0) finder = null;
        return taught;
    }

    /** How near the times came to what was driven since then. */
    public Lesson lesson(Instant since) {
        return book.lesson(since);
    }

    /** Kilometres per hour on a kind of road, in a district ("" for the whole city), at an hour from 0 to 23. */
    public double speed(Road road, int hour, String district) {
        return finder().speeds().speed(road, hour, district.isEmpty() ? "*" : district);
    }

    /** Districts with the trips that went over their most driven kind of road at its busiest hour, the most first. */
    public Map<String, Integer> districts() {
        return book.districts();
    }

    /** Trips that went before this are not kept any longer; what they taught is. */
    public int forget(Instant before) {
        return book.forget(before);
    }

    /** The larger streets as lines, to draw them: the larger kinds first, not more than asked for. */
    public List<Line> lines(int linesMax) {
        var streets = source.loaded().streets();
        if (streets == null) return List.of();
        var lines = new ArrayList<Line>();
        for (int node = 0; node < streets.nodes(); node++) {
            for (int w = streets.out.first()[node]; w < streets.out.first()[node + 1]; w++) {
                var road = Road.values()[streets.out.road()[w]];
                if (road.compareTo(Road.TERTIARY) <= 0)
                    lines.add(line(streets, node, streets.out.to()[w], road));
            }
        }
        lines.sort(Comparator.comparing(Line::road));
        return List.copyOf(lines.subList(0, Math.min(linesMax, lines.size())));
    }

    /** A piece of a street. */
    public record Line(Road road, Route.Point from, Route.Point to) {}

    private static Line line(Streets streets, int from, int to, Road road) {
        return new Line(
                road,
                new Route.Point(streets.lat[from], streets.lon[from]),
                new Route.Point(streets.lat[to], streets.lon[to]));
    }

    /** With the streets and speeds there are now; others may have learnt meanwhile, so it is made anew now and then. */
    private Finder finder() {
        var loaded = source.loaded();
        var now = clock.instant();
        var current = finder;
        if (current != null && current.isOf(loaded) && now.isBefore(readAt.plus(FRESH)) && !now.isBefore(readAt))
            return current;
        return renew(loaded, now, current);
    }

    private synchronized Finder renew(Loaded loaded, Instant now, @Nullable Finder old) {
        var learnt = book.all();
        if (old == null || !old.isOf(loaded) || !old.knows(learnt)) {
            known.forget();
            old = new Finder(loaded, learnt, known);
        }
        finder = old;
        readAt = now;
        return old;
    }
}
