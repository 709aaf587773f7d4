package furong.dispatch;

import furong.customer.CustomerId;
import furong.dispatch.DayEvent.Kind;
import furong.dispatch.EventRows.Told;
import furong.dispatch.Replanning.Answer;
import furong.dispatch.Replanning.Change;
import furong.fieldwork.Command;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.CrewId;
import furong.planning.DayPlan;
import furong.planning.Hand;
import furong.planning.Item;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The day as it happens. Each event is kept, the plan is thought through again from where it stands in at most two seconds, and
 * what moves nobody's promised window is done at once; the rest waits as a {@link Proposal}. Arrivals, beginnings and ends are
 * heard from the visits themselves; the other things are said here.
 */
@Component
public class Live {

    private static final int OVERRUN_MAX = 480;
    private static final int WINDOW_HOURS = 1;
    private static final LocalTime LAST = LocalTime.of(22, 30);

    private final EventRows events;
    private final Replanning replanning;
    private final Snapshots snapshots;
    private final DayRows rows;
    private final Visits visits;
    private final Ladder ladder;
    private final Ticks ticks;
    private final Audit audit;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Live(
            EventRows events,
            Replanning replanning,
            Snapshots snapshots,
            DayRows rows,
            Visits visits,
            Ladder ladder,
            Ticks ticks,
            Audit audit,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction,
            Clock clock) {
        this.events = events;
        this.replanning = replanning;
        this.snapshots = snapshots;
        this.rows = rows;
        this.visits = visits;
        this.ladder = ladder;
        this.ticks = ticks;
        this.audit = audit;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A wait at a door that was looming, and what was done instead.
     *
     * @param step {@code NEXT_STOP}, {@code NEARBY}, {@code PULL_FORWARD} (later customers were asked) or {@code NONE}
     * @param filled where the crew went; null if nowhere yet
     * @param would minutes it would have waited
     * @param waits minutes it waits now
     */
    public record SavedWait(
            CrewId crew, StopId stop, String step, @Nullable StopId filled, int would, int waits, Instant at) {

        public int saved() {
            return Math.max(0, would - waits);
        }
    }

    /** What happened on a day, the newest first. */
    public List<DayEvent> events(LocalDate day, int limit) {
        return events.of(day, limit);
    }

    /** The waits that were looming on a day, what was done instead, and the minutes saved. */
    public List<SavedWait> savedWaits(LocalDate day, int limit) {
        return ladder.saved(day, limit);
    }

    /** The work takes so many minutes longer than planned; said again, the newest number counts. */
    public void overrun(CustomerId customer, VisitId visit, int minutes, Actor by) {
        if (minutes < 0 || minutes > OVERRUN_MAX) throw Refused.field("minutes", "overrun-minutes", OVERRUN_MAX);
        var known = visits.get(customer, visit);
        var stop = StopId.of(visit);
        answer(
                known.appointment().day(),
                new Told(Kind.OVERRUN, known.appointment().crew(), stop, minutes, ""),
                (plan, hand) -> plan.find(stop)
                        .map(placed -> hand.mark(stop, placed.stop().marks().longer(minutes)))
                        .orElse(plan),
                by);
    }

    /**
     * The customer will be there from {@code from} on, later on the same day. Their appointment moves there, for it is their matter;
     * a crew at the door goes on to the next, and whoever waited is given something to do.
     */
    public void customerLate(CustomerId customer, VisitId visit, LocalTime from, Command command) {
        var known = visits.get(customer, visit);
        var crew = known.appointment().crew();
        var day = known.appointment().day();
        if (!from.isAfter(known.appointment().from()) || from.isAfter(LocalTime.of(22, 0)))
            throw Refused.field("from", "late-from");
        visits.within(customer, visit, crew, from, from.plusHours(WINDOW_HOURS), command);
        answer(
                day,
                new Told(Kind.CUSTOMER_LATE, crew, StopId.of(visit), from.toSecondOfDay() / 60, ""),
                (plan, hand) -> untold(plan, hand, StopId.of(visit)),
                command.by());
    }

    /** The narrow window told before no longer holds for a stop whose appointment has moved. */
    private static DayPlan untold(DayPlan plan, Hand hand, StopId stop) {
        return plan.find(stop)
                .map(placed -> hand.mark(stop, placed.stop().marks().telling(null)))
                .orElse(plan);
    }

    /** A crew cannot go on from now: what it still had to do is given to others, or waits without a crew. */
    public void crewGone(CrewId crew, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "crew-gone-why");
        var day = ticks.today();
        transaction.executeWithoutResult(status -> {
            rows.gone(day, crew, ticks.now(day), why);
            audit.note(by, "crew.gone", 0, "crew:" + crew.text(), Map.of("day", day.toString(), "why", why));
        });
        snapshots.forget(day);
        answer(day, new Told(Kind.CREW_GONE, crew, null, null, why), (plan, hand) -> plan, by);
    }

    /** Whether a crew cannot go on that day. */
    public boolean isGone(LocalDate day, CrewId crew) {
        return rows.gone(day).containsKey(crew);
    }

    /** The crew is back. */
    public void crewBack(CrewId crew, Actor by) {
        var day = ticks.today();
        transaction.executeWithoutResult(status -> {
            rows.back(day, crew);
            audit.note(by, "crew.back", 0, "crew:" + crew.text(), Map.of("day", day.toString()));
        });
        snapshots.forget(day);
        answer(day, Told.of(Kind.ASKED, crew, null), (plan, hand) -> plan, by);
    }

    /** This visit goes before: the crew that can be there first takes it next, whoever that is. */
    public void emergency(CustomerId customer, VisitId visit, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "emergency-why");
        var known = visits.get(customer, visit);
        var stop = StopId.of(visit);
        var day = ticks.today();
        if (!known.appointment().day().equals(day)) throw new Refused("emergency-not-today");
        var snapshot = snapshots.of(day);
        var item = snapshot.plan().item(stop);
        if (item.isEmpty() || item.get().task().begun()) throw new Refused("visit-is-on-the-way");
        var now = clock.instant()
                .atZone(clock.getZone())
                .toLocalTime()
                .withSecond(0)
                .withNano(0);
        var soon = item.get().task().within(now.toSecondOfDay(), 24 * 3600);
        var crew = replanning
                .hand(snapshot, snapshot.plan())
                .soonest(Item.of(soon))
                .orElseThrow(() -> new Refused("nobody-can", known.job().skill()));
        audit.note(by, "visit.emergency", customer.value(), "visit:" + visit.text(), Map.of("why", why));
        var until = now.isBefore(LAST) ? now.plusHours(WINDOW_HOURS) : LocalTime.of(23, 59);
        var command = new Command("emergency:" + visit.text() + ":" + now, clock.instant(), by);
        visits.within(customer, visit, crew, now, until, command);
        answer(
                day,
                new Told(Kind.EMERGENCY, crew, stop, null, why),
                (plan, hand) -> plan.item(stop)
                        .filter(one -> !one.task().begun())
                        .map(one ->
                                hand.put(one.with(one.marks().pin(true, null).telling(null)), crew, 0))
                        .orElse(plan),
                by);
    }

    /** Looks at a day again, although nothing was heard. */
    public void look(LocalDate day, Actor by) {
        answer(day, Told.of(Kind.ASKED, null, null), (plan, hand) -> plan, by);
    }

    /** Heard from the visits: what a crew or a customer did. Days that are not planned have nothing to answer. */
    void heard(LocalDate day, CrewId crew, StopId stop, Visit.State state, Actor by) {
        var kind = switch (state) {
            case BOOKED -> Kind.BOOKED;
            case ON_THE_WAY -> Kind.SET_OUT;
            case ARRIVED, WAITING -> Kind.ARRIVED;
            case WORKING -> Kind.STARTED;
            case DONE -> Kind.FINISHED;
            case FAILED -> Kind.FAILED;
            case CANCELLED -> Kind.CANCELLED;
            case CUSTOMER_ABSENT -> Kind.CUSTOMER_ABSENT;
        };
        answer(day, Told.of(kind, crew, stop), (plan, hand) -> plan, by);
    }

    /** A later customer said yes: the crew goes there next. */
    void first(LocalDate day, CrewId crew, StopId stop, Actor by) {
        answer(
                day,
                Told.of(Kind.BOOKED, crew, stop),
                (plan, hand) -> plan.item(stop)
                        .filter(item -> !item.task().begun())
                        .map(item -> hand.put(item.with(item.marks().telling(null)), crew, 0))
                        .orElse(plan),
                by);
    }

    /** After an absence the customer is offered other times at once. */
    void absent(CustomerId customer, VisitId visit) {
        publisher.publishEvent(new NewTimesWanted(customer, visit, clock.instant()));
    }

    @Nullable
    Answer answer(LocalDate day, Told told, Change change, Actor by) {
        var head = rows.head(day);
        if (head.isEmpty()) return null;
        var event = transaction.execute(status -> {
            if (day.equals(ticks.today()) && head.get().state() == DayPlan.State.PUBLISHED)
                rows.advance(day, DayPlan.State.LIVE);
            return events.note(day, told, by);
        });
        if (event == null) throw new IllegalStateException("no event");
        return replanning.answer(event, change);
    }
}
