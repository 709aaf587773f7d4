package furong.dispatch;

import furong.dispatch.Snapshots.Snapshot;
import furong.organisation.CrewId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.Marks;
import furong.planning.PlanRules;
import furong.planning.PlannedStop;
import furong.planning.Solving;
import furong.planning.Task;
import furong.planning.Violation;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.routing.Budget;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The plans of the days: who goes where and when, as it is known now. A day is open until it is planned overnight; then it is a
 * draft, then published (customers are told an hour), then live.
 */
@Component
public class Days {

    private static final int TRIES = 4;
    private static final int MILLIS_TO_BEGIN = 500;
    private static final int MILLIS_FOR_A_STOP = 30;
    private static final int HALF_AN_HOUR = 1800;

    private final Snapshots snapshots;
    private final Commits commits;
    private final DayRows rows;
    private final Replanning replanning;
    private final Ticks ticks;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Days(
            Snapshots snapshots,
            Commits commits,
            DayRows rows,
            Replanning replanning,
            Ticks ticks,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.snapshots = snapshots;
        this.commits = commits;
        this.rows = rows;
        this.replanning = replanning;
        this.ticks = ticks;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * A stop whose promise is about to break.
     *
     * @param minutes between the planned start and the end of the window; less than 0 if it is too late already
     */
    public record AtRisk(CrewDay crew, PlannedStop stop, int minutes) {}

    /** The plan of a day: today's with the times as they will be from now on. Never refused; a day nobody planned is open. */
    public DayPlan plan(LocalDate day) {
        return snapshots.of(day).plan();
    }

    /** How often the plan of a day has changed; 0 while nothing is stored. One short statement. */
    public int version(LocalDate day) {
        return rows.head(day).map(DayRows.Head::version).orElse(0);
    }

    /** What holds on a day: caps, meals, margins. */
    public PlanRules rules(LocalDate day) {
        return snapshots.of(day, 1).getFirst().rules().plan();
    }

    /** The rules each crew's day does not keep; crews that keep all are missing. */
    public Map<CrewId, List<Violation>> violations(LocalDate day) {
        var snapshot = snapshots.of(day);
        var broken = new HashMap<CrewId, List<Violation>>();
        for (var crew : snapshot.plan().crews()) {
            var found = Hand.violations(crew, snapshot.rules().plan());
            if (!found.isEmpty()) broken.put(crew.id(), found);
        }
        return broken;
    }

    /** What will be late, or nearly, if nobody does anything; the worst first. Visits that have begun are not among them. */
    public List<AtRisk> atRisk(LocalDate day) {
        var snapshot = snapshots.of(day);
        var margin = 60 * snapshot.rules().plan().marginMinutes();
        return snapshot.plan().crews().stream()
                .flatMap(crew -> crew.stops().stream()
                        .filter(stop -> !stop.task().begun() && stop.task().kind() == Task.Kind.VISIT)
                        .filter(stop -> stop.slack() < margin)
                        .map(stop -> new AtRisk(crew, stop, Math.floorDiv(stop.slack(), 60))))
                .sorted(Comparator.comparingInt(AtRisk::minutes))
                .toList();
    }

    /** Visits of one area that may have one cause: those of faults, by district, where there are at least {@code least}. */
    public Map<String, List<Item>> faultsByDistrict(LocalDate day, int least) {
        var plan = plan(day);
        var all = plan.crews().stream()
                .flatMap(crew -> crew.stops().stream().map(PlannedStop::item))
                .collect(Collectors.toList());
        all.addAll(plan.unassigned());
        var groups = all.stream()
                .filter(item -> item.task().reference().startsWith("fault:")
                        && !item.task().over())
                .collect(Collectors.groupingBy(item -> item.task().district()));
        groups.values().removeIf(group -> group.size() < least);
        return groups;
    }

    /** Plans a day that is not published yet, or plans it anew. Takes seconds; says the version. */
    public int planDay(LocalDate day, Actor by) {
        for (var n = 1; ; n++) {
            try {
                return planOnce(day, by);
            } catch (Refused moved) {
                if (!moved.code().equals("plan-moved-on") || n == TRIES) throw moved;
            }
        }
    }

    private int planOnce(LocalDate day, Actor by) {
        var snapshot = snapshots.of(day);
        var before = snapshot.plan();
        if (before.state() != DayPlan.State.OPEN && before.state() != DayPlan.State.DRAFT)
            throw new Refused("day-published");
        var begin = replanning.offDuty(snapshot, before);
        var after = solve(snapshot, begin);
        var version = transaction.execute(status -> {
            var stored = commits.store(before, after, null);
            audit.note(
                    by,
                    "day.planned",
                    0,
                    "day:" + day,
                    Map.of(
                            "version",
                            stored,
                            "stops",
                            after.stops(),
                            "unassigned",
                            after.unassigned().size()));
            return stored;
        });
        return version == null ? 0 : version;
    }

    private DayPlan solve(Snapshot snapshot, DayPlan begin) {
        var stops = begin.stops() + begin.unassigned().size();
        var everybody = begin.crews().stream().map(CrewDay::id).collect(Collectors.toSet());
        var budget = Budget.cpuMillis(
                Math.min(snapshot.rules().nightMillis(), MILLIS_TO_BEGIN + MILLIS_FOR_A_STOP * (long) stops));
        return new Solving(begin, everybody, snapshot.roads(), snapshot.rules().plan(), ticks.now(begin.day()))
                .solve(budget, begin.day().toEpochDay());
    }

    /** Publishes a planned day: each visit's customer can be told an hour, and changing that has its price from now on. */
    public int publish(LocalDate day, Actor by) {
        var snapshot = snapshots.of(day);
        var before = snapshot.plan();
        switch (before.state()) {
            case OPEN -> throw new Refused("day-not-planned");
            case PUBLISHED, LIVE -> {
                return before.version();
            }
            case DRAFT -> {}
        }
        var after = told(snapshot, before);
        var version = transaction.execute(status -> {
            var stored = commits.store(before, after, DayPlan.State.PUBLISHED);
            audit.note(by, "day.published", 0, "day:" + day, Map.of("version", stored));
            events.publishEvent(new DayPublished(day, stored));
            return stored;
        });
        return version == null ? 0 : version;
    }

    /** The day begins; what happens on it is answered from now on. */
    public void begin(LocalDate day) {
        transaction.executeWithoutResult(status -> {
            var head = rows.head(day);
            if (head.isPresent() && head.get().state() == DayPlan.State.PUBLISHED)
                rows.advance(day, DayPlan.State.LIVE);
        });
        snapshots.forget(day);
    }

    private DayPlan told(Snapshot snapshot, DayPlan plan) {
        var changed = new HashMap<CrewId, CrewDay>();
        var hand = replanning.hand(snapshot, plan);
        var minutes = snapshot.rules().toldMinutes();
        for (var crew : plan.crews()) {
            if (crew.stops().isEmpty()) continue;
            var items = crew.stops().stream()
                    .map(stop -> stop.item().with(marks(crew, stop, minutes)))
                    .toList();
            changed.put(crew.id(), hand.order(crew.id(), items));
        }
        return plan.with(changed, plan.unassigned());
    }

    /** An hour around the planned start, inside the window that was promised when it was booked. */
    static Marks marks(CrewDay crew, PlannedStop stop, int minutes) {
        if (stop.task().begun() || stop.task().kind() == Task.Kind.TOUR) return stop.marks();
        var width = Math.min(
                60 * minutes, Math.max(0, stop.task().until() - stop.task().from()));
        var wish = Math.floorDiv(stop.start() - 60 * minutes / 4, HALF_AN_HOUR) * HALF_AN_HOUR;
        var from = Math.max(stop.task().from(), Math.min(wish, stop.task().until() - width));
        return stop.marks()
                .publishedAs(new Marks.Told(from, from + width), new Marks.Published(crew.id(), stop.start()));
    }
}
