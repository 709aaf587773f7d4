package furong.fulfilment;

import furong.catalog.Catalog;
import furong.fieldwork.HoldId;
import furong.fieldwork.NewVisit;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A crew comes: VISIT to where the service is to work, VISIT_OLD to where it worked before, to take down what is there.
 * Booked with the order for minutes the counter holds; without them the step waits until somebody books.
 */
@Component
class SiteVisits implements Doing {

    /** Purposes of visits that end a service; nobody is rung about those. */
    static final String TAKE_DOWN = "TAKE_DOWN_";

    private static final String SUBJECT = "visit:";
    private static final String HOLD = "hold:";

    private final Visits visits;
    private final Catalog catalog;
    private final PlanTable table;
    private final Clock clock;

    SiteVisits(Visits visits, Catalog catalog, PlanTable table, Clock clock) {
        this.visits = visits;
        this.catalog = catalog;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("VISIT", "VISIT_OLD");
    }

    @Override
    public Stage stage() {
        return Stage.VISIT;
    }

    @Override
    public Begun begin(Turn turn) {
        var wanted = turn.step().subject();
        if (!wanted.startsWith(HOLD)) return Begun.RUNNING;
        var visit = booked(turn, HoldId.of(wanted.substring(HOLD.length())));
        return Begun.waitsFor(subject(visit.id()), visit.appointment().dueAt());
    }

    /** Books a visit for a step that was begun without one. */
    void book(Turn turn, HoldId slot) {
        var visit = booked(turn, slot);
        pointTo(turn.plan(), turn.step(), visit);
    }

    /** The step waits for this visit, as it is agreed now. */
    void pointTo(Plan plan, PlanStep step, Visit visit) {
        var began = Objects.requireNonNull(step.beganAt());
        table.begun(plan, step, subject(visit.id()), began, visit.appointment().dueAt());
    }

    /** Gives the appointment back; the step waits until somebody books another. */
    void release(Turn turn) {
        undo(turn, turn.plan().action());
        var began = Objects.requireNonNull(turn.step().beganAt());
        table.begun(turn.plan(), turn.step(), "", began, clock.instant());
    }

    @Override
    public void undo(Turn turn, String why) {
        if (!isBooked(turn.step()) || turn.step().is(PlanStep.State.DONE)) return;
        visits.cancel(turn.customer(), visit(turn.step()), why, turn.by());
    }

    /** What a step that is to use these minutes is called before it begins. */
    static String held(HoldId slot) {
        return HOLD + slot.text();
    }

    static boolean isBooked(PlanStep step) {
        return step.subject().startsWith(SUBJECT);
    }

    static VisitId visit(PlanStep step) {
        return VisitId.of(step.subject().substring(SUBJECT.length()));
    }

    static String subject(VisitId visit) {
        return SUBJECT + visit.text();
    }

    private Visit booked(Turn turn, HoldId slot) {
        var plan = turn.plan();
        var offer = catalog.offer(plan.offer());
        var old = turn.step().kind().equals("VISIT_OLD");
        var spot = old
                ? Objects.requireNonNullElse(turn.item().from(), turn.item().at())
                : turn.item().at();
        var id = visits.book(
                new NewVisit(
                        plan.customer(),
                        slot,
                        old ? TAKE_DOWN + plan.product() : plan.procedure(),
                        offer.skill(),
                        turn.step().minutes() == 0
                                ? offer.visitMinutes()
                                : turn.step().minutes(),
                        spot.place(),
                        spot.area(),
                        spot.address(),
                        plan.contact(),
                        plan.owner(),
                        plan.businessLine(),
                        plan.reference()),
                turn.by());
        return visits.get(plan.customer(), id);
    }
}
