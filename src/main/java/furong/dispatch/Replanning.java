package furong.dispatch;

import furong.dispatch.Snapshots.Snapshot;
import furong.organisation.CrewId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Difference;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.Solving;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.Refused;
import furong.routing.Budget;
import furong.travel.Spot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers an event: the facts are kept whatever comes, then a better day is looked for from where the plan stands. What moves
 * nobody's window is applied; what does waits for a dispatcher. Nothing is locked while the search runs: if the day went on
 * meanwhile, the answer is looked for anew.
 */
@Component
class Replanning {

    private static final int TRIES = 4;
    private static final int MILLIS_TO_BEGIN = 100;
    private static final int HELPERS = 3;
    private static final int IN_NEED_MAX = 40;
    private static final int MILLIS_FOR_A_STOP = 15;

    private final Snapshots snapshots;
    private final Commits commits;
    private final ProposalRows proposals;
    private final Ladder ladder;
    private final Ticks ticks;
    private final TransactionTemplate transaction;

    Replanning(
            Snapshots snapshots,
            Commits commits,
            ProposalRows proposals,
            Ladder ladder,
            Ticks ticks,
            PlatformTransactionManager transactions) {
        this.snapshots = snapshots;
        this.commits = commits;
        this.proposals = proposals;
        this.ladder = ladder;
        this.ticks = ticks;
        this.transaction = new TransactionTemplate(transactions);
        // heard within a listener's transaction, an answer that came too late must not undo the listener's work as well
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What an event makes of a plan before anything is searched: marks set, stops taken from a crew that is gone. */
    interface Change extends BiFunction<DayPlan, Hand, DayPlan> {}

    /** The plan afterwards, and the proposal that was made, if anything changed for the better. */
    record Answer(int version, @Nullable ProposalId proposal, boolean waits) {}

    /** Answers an event on a stored day. */
    Answer answer(DayEvent event, Change change) {
        for (var n = 1; ; n++) {
            try {
                return once(event, change);
            } catch (Refused moved) {
                if (!moved.code().equals("plan-moved-on") || n == TRIES) throw moved;
            }
        }
    }

    private Answer once(DayEvent event, Change change) {
        var begun = System.nanoTime();
        var snapshot = snapshots.of(event.day());
        var before = snapshot.plan();
        var now = ticks.now(event.day());
        var hand = hand(snapshot, before);
        var facts = offDuty(snapshot, change.apply(before, hand));
        var found = search(snapshot, facts, event);
        var filled = told(snapshot, ladder.fill(snapshot, facts, found, event.crew(), now));
        var difference = Difference.between(before, filled.plan());
        var waits = Difference.between(facts, filled.plan()).movesWindow() || lateOfTaken(facts, filled.plan());
        var millis = (int) ((System.nanoTime() - begun) / 1_000_000);
        var answer = transaction.execute(status -> keep(event, before, facts, filled, difference, waits, millis));
        if (answer == null) throw new IllegalStateException("no answer");
        ladder.ask(snapshot, filled, event, now);
        return answer;
    }

    /** What was booked after the day was published has a crew now, and its customer an hour as well. */
    private Ladder.Filled told(Snapshot snapshot, Ladder.Filled filled) {
        var plan = filled.plan();
        if (plan.state() == DayPlan.State.DRAFT) return filled;
        var told = plan;
        for (var crew : plan.crews())
            for (var stop : crew.stops())
                if (stop.marks().told() == null
                        && !stop.task().begun()
                        && stop.task().kind() == Task.Kind.VISIT)
                    told = hand(snapshot, told)
                            .mark(
                                    stop.id(),
                                    Days.marks(crew, stop, snapshot.rules().toldMinutes()));
        return filled.with(told);
    }

    private Answer keep(
            DayEvent event,
            DayPlan before,
            DayPlan facts,
            Ladder.Filled filled,
            Difference difference,
            boolean waits,
            int millis) {
        var after = filled.plan();
        var version = commits.store(before, waits ? facts : after, null);
        ladder.note(event, filled);
        if (difference.isNothing()) return new Answer(version, null, false);
        var made = new ProposalRows.Made(
                event.day(), version, event, !waits, waits, difference, orders(waits ? facts : before, after), millis);
        return new Answer(version, proposals.add(made), waits);
    }

    /** Days of the crews that are others than before. */
    static Map<CrewId, List<StopId>> orders(DayPlan before, DayPlan after) {
        var orders = new HashMap<CrewId, List<StopId>>();
        for (var crew : after.crews()) {
            var order = crew.stops().stream().map(PlannedStop::id).toList();
            var was = before.crew(crew.id())
                    .map(old -> old.stops().stream().map(PlannedStop::id).toList());
            if (!was.equals(java.util.Optional.of(order))) orders.put(crew.id(), order);
        }
        return orders;
    }

    Hand hand(Snapshot snapshot, DayPlan plan) {
        return new Hand(plan, snapshot.roads(), snapshot.rules().plan(), ticks.now(plan.day()));
    }

    /** What a crew that is not on duty still had to do has no crew now. */
    DayPlan offDuty(Snapshot snapshot, DayPlan plan) {
        var left = plan;
        for (var crew : plan.crews()) {
            for (var stop : crew.stops()) {
                if (stop.task().begun() || stop.task().kind() == Task.Kind.TOUR) continue;
                // nobody begins anything after the end of the shift, unless that was agreed
                var agreed = stop.item().latest() >= crew.until() && crew.until() >= shift(snapshot);
                if (!crew.onDuty() || (stop.start() >= crew.until() && !agreed))
                    left = hand(snapshot, left)
                            .lay(stop.item().with(stop.marks().pin(false, null)));
            }
        }
        return left;
    }

    /** A day that ends before the usual time ended because the crew is gone, or has a short shift. */
    private static int shift(Snapshot snapshot) {
        return Math.min(snapshot.rules().plan().shiftUntil(), 20 * 3600);
    }

    private DayPlan search(Snapshot snapshot, DayPlan facts, DayEvent event) {
        var among = nearby(snapshot, facts, event);
        var open = facts.unassigned().size();
        for (var crew : facts.crews())
            if (among.contains(crew.id())) open += crew.stops().size() - crew.frozen();
        if (open == 0) return facts;
        var millis = MILLIS_TO_BEGIN + MILLIS_FOR_A_STOP * (long) open;
        var budget = Budget.wallMillis(Math.min(snapshot.rules().liveMillis(), millis));
        var now = ticks.now(event.day());
        return new Solving(facts, among, snapshot.roads(), snapshot.rules().plan(), now)
                .live()
                .solve(budget, event.id());
    }

    /** The crew itself, and those whose next places are nearest to where it happened; whoever could do what has no crew. */
    private Set<CrewId> nearby(Snapshot snapshot, DayPlan plan, DayEvent event) {
        var where = where(plan, event);
        var near = plan.crews().stream()
                .filter(crew -> crew.onDuty() && !crew.stops().isEmpty())
                .sorted(Comparator.comparingDouble(crew -> distance(crew, where)))
                .limit(snapshot.rules().nearbyCrews())
                .map(CrewDay::id)
                .collect(Collectors.toCollection(HashSet::new));
        var crew = event.crew();
        if (crew != null) near.add(crew);
        for (Item item : inNeed(plan))
            plan.crews().stream()
                    .filter(one -> one.onDuty() && one.can(item.task()))
                    .sorted(Comparator.comparingDouble(
                            one -> distance(one, item.task().spot())))
                    .limit(HELPERS)
                    .forEach(one -> near.add(one.id()));
        return near;
    }

    /** What has no crew, or would be late with the one it has: crews that are at home may do it. */
    private static List<Item> inNeed(DayPlan plan) {
        var late = plan.crews().stream()
                .flatMap(crew -> crew.stops().stream())
                .filter(stop -> !stop.task().begun() && (stop.late() > 0 || !stop.asTold()))
                .map(PlannedStop::item);
        return Stream.concat(plan.unassigned().stream(), late)
                .limit(IN_NEED_MAX)
                .toList();
    }

    private static @Nullable Spot where(DayPlan plan, DayEvent event) {
        var stop = event.stop();
        if (stop != null) {
            var item = plan.item(stop);
            if (item.isPresent()) return item.get().task().spot();
        }
        var crew = event.crew();
        return crew == null ? null : plan.crew(crew).map(Replanning::begin).orElse(null);
    }

    private static double distance(CrewDay crew, @Nullable Spot where) {
        return where == null ? 0 : begin(crew).metresTo(where);
    }

    /** Where a crew goes on from. */
    static Spot begin(CrewDay crew) {
        if (crew.seen() != null || crew.frozen() > 0 || crew.stops().isEmpty()) return crew.place();
        return crew.stops().getFirst().task().spot();
    }

    /** Whether something that had no crew any more is done too late by the one it is given to: that is for a person to decide. */
    private static boolean lateOfTaken(DayPlan facts, DayPlan after) {
        var taken = facts.unassigned().stream().map(Item::id).collect(Collectors.toSet());
        return after.places().values().stream()
                .anyMatch(placed -> taken.contains(placed.stop().id())
                        && (placed.stop().late() > 0 || !placed.stop().asTold()));
    }
}
