package furong.dispatch;

import furong.fieldwork.day.DayTours;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.Roads;
import furong.travel.Spot;
import furong.travel.Travels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The days' plans in memory, immutable, each for one version and one state of its visits. Whoever asks is given what is true in the
 * database at that moment: two short statements say for a whole week which days are others than those remembered.
 */
@Component
class Snapshots {

    /** Crews and shifts change seldom and say so nowhere: a plan is put together anew after this at the latest. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final int DAYS_MAX = 40;

    private final DaySource source;
    private final DayRows rows;
    private final DayTours tours;
    private final RuleBook book;
    private final Travels travels;
    private final Ticks ticks;
    private final Clock clock;
    private final Map<LocalDate, Snapshot> known = new ConcurrentHashMap<>();

    Snapshots(
            DaySource source, DayRows rows, DayTours tours, RuleBook book, Travels travels, Ticks ticks, Clock clock) {
        this.source = source;
        this.rows = rows;
        this.tours = tours;
        this.book = book;
        this.travels = travels;
        this.ticks = ticks;
        this.clock = clock;
    }

    /** A day's plan with its ways and rules. */
    record Snapshot(DayPlan plan, Roads roads, RuleBook.Rules rules, long stamp, Instant readAt) {

        private boolean isOf(DayRows.@Nullable Head head, long stamp, Instant now) {
            var version = head == null ? 0 : head.version();
            var state = head == null ? DayPlan.State.OPEN : head.state();
            return plan.version() == version
                    && plan.state() == state
                    && this.stamp == stamp
                    && !now.isBefore(readAt)
                    && now.isBefore(readAt.plus(FRESH));
        }
    }

    /** The plan of a day as it is now, its times worked out for this moment. */
    Snapshot of(LocalDate day) {
        var snapshot = of(day, 1).getFirst();
        if (!day.equals(ticks.today())) return snapshot;
        var plan = new Hand(snapshot.plan(), snapshot.roads(), snapshot.rules().plan(), ticks.now(day)).asItIs();
        return new Snapshot(plan, snapshot.roads(), snapshot.rules(), snapshot.stamp(), snapshot.readAt());
    }

    /** The plans of so many days; today's times are those of when it was put together. */
    List<Snapshot> of(LocalDate from, int days) {
        var heads = rows.heads(from, days);
        var stamps = tours.stamps(from, days);
        var now = clock.instant();
        var found = new ArrayList<Snapshot>(days);
        for (var day : from.datesUntil(from.plusDays(days)).toList()) {
            var head = heads.get(day);
            long stamp = stamps.getOrDefault(day, 0L);
            var last = known.get(day);
            if (last == null || !last.isOf(head, stamp, now)) {
                last = read(day, head, stamp, now, last);
                known.put(day, last);
            }
            found.add(last);
        }
        if (known.size() > DAYS_MAX) known.keySet().removeIf(day -> day.isBefore(from));
        return found;
    }

    /** Forgets a day whose tours or crews have changed. */
    void forget(LocalDate day) {
        known.remove(day);
    }

    private Snapshot read(
            LocalDate day, DayRows.@Nullable Head head, long stamp, Instant now, @Nullable Snapshot last) {
        var rules = book.on(day);
        var plan = source.read(day, head, rules.plan());
        var spots = spots(plan);
        var young = last != null
                && !now.isBefore(last.readAt())
                && now.isBefore(last.readAt().plus(FRESH));
        var roads = last != null && young ? last.roads().of(spots, travels) : Roads.between(spots, travels);
        var walked = new Hand(plan, roads, rules.plan(), ticks.now(day)).asItIs();
        return new Snapshot(walked, roads, rules, stamp, now);
    }

    private static Set<Spot> spots(DayPlan plan) {
        var spots = new HashSet<Spot>();
        for (var crew : plan.crews()) add(crew, spots);
        for (Item item : plan.unassigned()) spots.add(item.task().spot());
        return spots;
    }

    private static void add(CrewDay crew, Set<Spot> spots) {
        spots.add(crew.base());
        for (PlannedStop stop : crew.stops()) spots.add(stop.task().spot());
    }
}
