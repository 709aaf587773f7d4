package furong.planning;

import furong.planning.Violation.Kind;
import furong.travel.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a day what it would cost to put something in: a slot to sell, a wait to fill, or somebody's "why not?". */
public final class Probe {

    private final DayPlan plan;
    private final Roads roads;
    private final PlanRules rules;
    private final int now;

    /** {@code now} is the tick before which nothing can begin. */
    public Probe(DayPlan plan, Roads roads, PlanRules rules, int now) {
        this.plan = plan;
        this.roads = roads;
        this.rules = rules;
        this.now = now;
    }

    /**
     * The cheapest of the crews that can do it in time without harming anybody; empty if none can. A crew whose way alone costs
     * more than somebody else's whole answer is not asked, and of crews with nothing to do that begin at one place only one.
     */
    public Optional<Quote> best(Item item) {
        var asks = new ArrayList<Ask>();
        var free = new HashSet<Free>();
        for (var crew : plan.crews())
            if (crew.onDuty() && crew.can(item.task()) && (!crew.stops().isEmpty() || free.add(Free.of(crew))))
                asks.add(new Ask(crew, least(crew, roads.place(item.task().spot()))));
        asks.sort(Comparator.comparingLong(Ask::least));
        @Nullable Quote best = null;
        for (var ask : asks) {
            if (best != null && ask.least() >= best.points()) break;
            var quote = quote(ask.crew(), item);
            if (quote.fits() && (best == null || quote.points() < best.points())) best = quote;
        }
        return Optional.ofNullable(best);
    }

    /** A crew, and the fewest points it could ask for. */
    private record Ask(CrewDay crew, long least) {}

    /** What a crew without stops is told apart by. */
    private record Free(Spot base, @Nullable Spot seen, int from, int until) {

        static Free of(CrewDay crew) {
            return new Free(crew.base(), crew.seen(), crew.from(), crew.until());
        }
    }

    /** Travel more at the nearest place of its day; all it can save by the visit is its waiting. */
    private long least(CrewDay crew, int to) {
        var base = roads.place(crew.base());
        var stops = crew.stops();
        var frozen = Math.min(crew.frozen(), stops.size());
        var from = frozen == 0 ? base : roads.place(stops.get(frozen - 1).task().spot());
        var seen = crew.seen();
        if (seen != null) from = roads.place(seen);
        var least = Long.MAX_VALUE;
        for (int at = frozen; at <= stops.size(); at++) {
            var next =
                    at == stops.size() ? base : roads.place(stops.get(at).task().spot());
            var instead = stops.isEmpty() && seen == null ? 0 : roads.seconds(from, next);
            least = Math.min(least, (long) roads.seconds(from, to) + roads.seconds(to, next) - instead);
            from = next;
        }
        return Figures.travelPoints(least) - Figures.idlePoints(crew.figures().idle()) - 1;
    }

    /** What each crew of the right skill and district says, the cheapest first and those that cannot last. */
    public List<Quote> quotes(Item item) {
        return plan.crews().stream()
                .filter(crew -> crew.onDuty() && crew.can(item.task()))
                .map(crew -> quote(crew, item))
                .sorted(Comparator.comparing(Quote::fits).reversed().thenComparingLong(Quote::points))
                .toList();
    }

    /** What it would cost this crew, at its best place; with what stands against it. The item must not be on its day yet. */
    public Quote quote(CrewDay crew, Item item) {
        @Nullable Quote best = null;
        var order = new ArrayList<>(crew.items());
        order.removeIf(other -> other.id().equals(item.id()));
        var before = Walk.figures(crew, order, roads, rules, now);
        for (int at = Math.min(crew.frozen(), order.size()); at <= order.size(); at++) {
            var quote = at(crew, order, before, item, at);
            if (best == null || better(quote, best)) best = quote;
        }
        if (best == null) throw new IllegalStateException("no place in a day");
        return best;
    }

    private static boolean better(Quote one, Quote other) {
        if (one.fits() != other.fits()) return one.fits();
        return one.points() < other.points();
    }

    private Quote at(CrewDay crew, List<Item> order, Figures before, Item item, int at) {
        var with = new ArrayList<Item>(order.size() + 1);
        with.addAll(order.subList(0, at));
        with.add(item);
        with.addAll(order.subList(at, order.size()));
        var day = Walk.through(crew, with, roads, rules, now);
        var after = day.figures();
        var stop = day.stops().get(at);
        return new Quote(
                crew.id(),
                crew.name(),
                at,
                stop.start(),
                (int) (after.travel() - before.travel()),
                (int) (after.metres() - before.metres()),
                (int) (after.idle() - before.idle()),
                (int) (after.overtime() - before.overtime()),
                after.points() - before.points(),
                blocks(crew, day, before, stop));
    }

    private List<Violation> blocks(CrewDay crew, CrewDay day, Figures before, PlannedStop stop) {
        var blocks = new ArrayList<Violation>();
        var id = stop.id();
        var task = stop.task();
        if (!crew.has(task)) blocks.add(new Violation(Kind.SKILL, id, 0));
        if (!crew.goes(task)) blocks.add(new Violation(Kind.DISTRICT, id, 0));
        if (!crew.onDuty()) blocks.add(new Violation(Kind.OFF_DUTY, id, 0));
        if (stop.late() > 0) blocks.add(new Violation(Kind.LATE, id, minutes(stop.late())));
        var after = day.figures();
        var others = after.late() - stop.late() - before.late();
        if (others > 0) blocks.add(new Violation(Kind.LATE, harmed(day, stop), minutes(others)));
        if (after.moved() > before.moved()) blocks.add(new Violation(Kind.TOLD, toldOtherwise(day, stop), 0));
        var over = after.overtime() - 60L * rules.overtimeMinutesMax();
        if (over > 0 && after.overtime() > before.overtime())
            blocks.add(new Violation(Kind.OVERTIME, id, minutes(over)));
        return blocks;
    }

    private static StopId harmed(CrewDay day, PlannedStop not) {
        return day.stops().stream()
                .filter(stop -> stop != not && stop.late() > 0)
                .max(Comparator.comparingInt(PlannedStop::late))
                .map(PlannedStop::id)
                .orElse(not.id());
    }

    private static StopId toldOtherwise(CrewDay day, PlannedStop not) {
        return day.stops().stream()
                .filter(stop -> !stop.asTold())
                .findFirst()
                .map(PlannedStop::id)
                .orElse(not.id());
    }

    static int minutes(long seconds) {
        return (int) Math.ceilDiv(seconds, 60);
    }
}
