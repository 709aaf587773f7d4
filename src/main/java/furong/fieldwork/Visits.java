package furong.fieldwork;

import furong.customer.CustomerId;
import furong.fieldwork.Visit.Outcome;
import furong.organisation.CrewId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits from the booking to the end. Every step of the crew is a {@link Command} and may be sent again: what was accepted
 * once is not done twice. A step that does not fit the visit's state is refused as {@code visit-is-…}. What was in time is
 * decided by the house's clock; for a command given offline, by the device's as far as it can be believed.
 */
@Component
@Transactional
public class Visits {

    private static final Set<String> WAYS = Set.of("CALL", "MESSAGE", "KNOCK");

    private final VisitRows rows;
    private final VisitLog log;
    private final Appointments appointments;
    private final Slots slots;
    private final VisitNews news;
    private final DoorRules rules;
    private final Rebooking rebooking;
    private final Clock clock;

    Visits(
            VisitRows rows,
            VisitLog log,
            Appointments appointments,
            Slots slots,
            VisitNews news,
            DoorRules rules,
            Rebooking rebooking,
            Clock clock) {
        this.rows = rows;
        this.log = log;
        this.appointments = appointments;
        this.slots = slots;
        this.news = news;
        this.rules = rules;
        this.rebooking = rebooking;
        this.clock = clock;
    }

    /**
     * Books a visit for minutes held before, promises the arrival and puts it on the tour of the crew whose minutes they
     * are. Booking the same hold again for the same matter gives the same visit. Refused as {@code hold-expired} when the
     * hold is over or another matter's, as {@code hold-unfit} when it is of another skill or district or too short.
     */
    public VisitId book(NewVisit wish, Actor by) {
        var id = VisitId.next();
        var slot = slots.confirm(wish.customer(), wish.hold(), id);
        if (!slot.visit().equals(id)) return again(wish, slot.visit());
        var job = wish.job(id);
        slot.mustSuit(job);
        rows.insert(job, clock.instant());
        appointments.agree(job, 1, slot, by);
        news.booked(get(job.customer(), id), by);
        return id;
    }

    /** The visit in its state; refused as {@code not-found} if the customer has none of this id. */
    @Transactional(readOnly = true)
    public Visit get(CustomerId customer, VisitId id) {
        return rows.find(customer, id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The visit with its appointments, attempts, checklist, test and log. */
    @Transactional(readOnly = true)
    public VisitRecord record(CustomerId customer, VisitId id) {
        var visit = get(customer, id);
        return log.record(visit, appointments.of(customer, id), rules.waitRule());
    }

    /** Whoever did a matter's work on what they kept: items of the convention, true if ticked; empty if nobody came. */
    @Transactional(readOnly = true)
    public Map<String, Boolean> ownList(CustomerId customer, String reference) {
        return log.ownList(customer, reference);
    }

    /** Why a visit may fail, and whose matter each reason is. */
    @Transactional(readOnly = true)
    public List<FailReason> failReasons() {
        return rows.failReasons();
    }

    public Visit onTheWay(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.SET_OUT, command, (visit, at) -> "");
    }

    /** The crew is at the door. Before the window's end this keeps the appointment's promise. */
    public Visit arrive(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.ARRIVE, command, (visit, at) -> {
            appointments.arrived(visit, at, command.by());
            return "";
        });
    }

    /** Nobody opens: the wait begins to count. */
    public Visit waiting(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.WAIT, command, (visit, at) -> {
            appointments.waitBegins(visit, at);
            return "";
        });
    }

    /** A try to reach the customer; {@code how} is CALL, MESSAGE or KNOCK. */
    public Visit contactAttempt(CustomerId customer, VisitId id, String how, boolean answered, Command command) {
        if (!WAYS.contains(how)) throw Refused.field("how", "attempt-unknown");
        return step(customer, id, Step.ATTEMPT, command, (visit, at) -> {
            log.attempt(visit, how, answered, at);
            return how + (answered ? " answered" : " unanswered");
        });
    }

    /** A photo taken at the door, by the hash of the picture: it shows that the crew was there. */
    public Visit doorPhoto(CustomerId customer, VisitId id, String sha256, Command command) {
        return step(customer, id, Step.ATTEMPT, command, (visit, at) -> {
            log.photo(visit, sha256, at);
            return "photo " + sha256;
        });
    }

    /**
     * The customer is not there. Allowed when the crew has waited, tried and taken photos as the wait rule asks, counted from the
     * window's beginning; before that refused as {@code wait-longer}, {@code try-again} or {@code photo-of-door}.
     */
    public Visit absent(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.ABSENT, command, (visit, at) -> {
            var evidence = rules.evidence(visit, at);
            appointments.waitEnds(visit, at);
            var side = visit.appointment().outcome() == Outcome.LATE ? Side.OURS : Side.CUSTOMER;
            appointments.absent(visit, side, evidence, command.by());
            news.missed(visit, side, evidence, command.by());
            return evidence;
        });
    }

    public Visit startWork(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.START_WORK, command, (visit, at) -> {
            appointments.waitEnds(visit, at);
            return "";
        });
    }

    /** Ticks a step of the home-visit standard, or takes the tick away. */
    public Visit check(CustomerId customer, VisitId id, String item, boolean ticked, Command command) {
        return step(customer, id, Step.CHECK, command, (visit, at) -> {
            if (!log.check(visit, item, ticked, at, command.by().person()))
                throw Refused.field("item", "check-unknown");
            return item + (ticked ? "" : " taken back");
        });
    }

    public Visit recordTest(CustomerId customer, VisitId id, boolean passed, String figures, Command command) {
        return step(customer, id, Step.TEST, command, (visit, at) -> {
            log.test(visit, passed, figures, at, command.by().person());
            return (passed ? "passed " : "failed ") + figures;
        });
    }

    /**
     * The work is done. Refused as {@code checklist-open} while a required step is not ticked, as {@code test-missing}
     * while the newest line test since the work began has not passed.
     */
    public Visit done(CustomerId customer, VisitId id, Command command) {
        return step(customer, id, Step.FINISH, command, (visit, at) -> {
            rules.mustBeComplete(visit);
            var handler = new StaffId(command.by().person());
            rows.finish(visit, handler, at);
            news.done(visit, handler, new UnitId(command.by().unit()), at, command.by());
            return "";
        });
    }

    /**
     * The work cannot be done. The reason says whose matter it is; {@code note} is the evidence and must not be empty.
     * If the crew had not arrived yet, the appointment is missed on that side.
     */
    public Visit fail(CustomerId customer, VisitId id, String reason, String note, Command command) {
        if (note.isBlank()) throw Refused.field("note", "fail-note-missing");
        var known = rows.failReason(reason);
        return step(customer, id, Step.FAIL, command, (visit, at) -> {
            appointments.waitEnds(visit, at);
            if (visit.appointment().outcome() == Outcome.PENDING) {
                appointments.neverCame(visit, known.side(), reason + ": " + note, at, command.by());
                news.missed(visit, known.side(), reason + ": " + note, command.by());
            }
            rows.move(visit, Visit.State.FAILED, at, reason, known.side());
            news.failed(visit, reason, known.side(), command.by());
            return reason + ": " + note;
        });
    }

    /** The same visit at another time because the customer asks. The hold is one of {@link Slots#hold}. */
    public void rebook(CustomerId customer, VisitId id, HoldId hold, Actor by) {
        rebook(customer, id, hold, Side.CUSTOMER, by);
    }

    /**
     * The same visit at another time. Asked by the customer before the window's end, the old promise falls away; asked by
     * us it stays and will be broken, as it should. Whoever asks, after a failure of ours it is we who need the other time.
     * Repeating it with the same hold changes nothing.
     */
    public void rebook(CustomerId customer, VisitId id, HoldId hold, Side asked, Actor by) {
        var command = new Command("rebook:" + hold.text(), clock.instant(), by);
        step(customer, id, Step.REBOOK, command, (visit, at) -> rebooking.to(visit, hold, asked, by));
    }

    /** Holds {@code slot} and rebooks to it in one step: the technician's single tap. */
    public Visit rebookTo(CustomerId customer, VisitId id, SlotKey slot, Side asked, Command command) {
        return step(customer, id, Step.REBOOK, command, (visit, at) -> {
            var hold = slots.hold(customer, slot, visit.job().minutes(), command.by());
            return rebooking.to(visit, hold, asked, command.by());
        });
    }

    /** Who did the work offline has the visit, whatever was planned since: done wins. A later day's minutes go back. */
    public void takeOver(CustomerId customer, VisitId id, CrewId crew, Command command) {
        step(customer, id, Step.TAKE_OVER, command, (visit, at) -> {
            var planned = visit.appointment();
            var day = LocalDate.ofInstant(at, clock.getZone());
            if (planned.day().isAfter(day)) slots.giveBackConfirmed(customer, planned.hold());
            appointments.takeOver(visit, crew, day);
            return "planned=" + planned.crew().text() + " " + planned.day();
        });
    }

    /** Whether a command of this id was accepted. */
    @Transactional(readOnly = true)
    public boolean knows(CustomerId customer, String command) {
        return log.knows(customer, command);
    }

    /** The same visit later or earlier on its day, in time the live plan found free with {@code crew}; a wait ends. */
    public Visit within(
            CustomerId customer, VisitId id, CrewId crew, LocalTime from, LocalTime until, Command command) {
        if (!from.isBefore(until)) throw Refused.field("from", "slot-unreadable");
        return step(customer, id, Step.SHIFT, command, (visit, at) -> {
            var window = new Rebooking.Window(from, until);
            return rebooking.within(visit, crew, window, Side.CUSTOMER, command.by());
        });
    }

    /** Nobody needs to come any more. Not possible once the crew stands at the door. */
    public void cancel(CustomerId customer, VisitId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "visit-cancel-why");
        var command = new Command("cancel:" + id.text(), clock.instant(), by);
        step(customer, id, Step.CANCEL, command, (visit, at) -> {
            appointments.callOff(visit, at, by);
            slots.giveBackConfirmed(customer, visit.appointment().hold());
            rows.move(visit, Visit.State.CANCELLED, at, why, null);
            news.cancelled(visit, why, by);
            return why;
        });
    }

    /** The window is over and nobody came: missed, and ours. Says whether it was so; hearing it twice changes nothing. */
    boolean missed(CustomerId customer, VisitId id) {
        return rebooking.missed(rows.lock(customer, id));
    }

    private VisitId again(NewVisit wish, VisitId booked) {
        var same = get(wish.customer(), booked).job().reference().equals(wish.reference());
        if (!same) throw Refused.field("slot", "hold-expired");
        return booked;
    }

    /** One command on one visit: known already, not possible now, or done and written down with what it brought. */
    private Visit step(
            CustomerId customer, VisitId id, Step step, Command command, BiFunction<Visit, Instant, String> deed) {
        var visit = rows.lock(customer, id);
        if (log.knows(customer, command.id())) return visit;
        var after = step.after(visit.state());
        var at = rules.when(visit, command);
        var detail = deed.apply(visit, at);
        if (after != visit.state()) rows.move(visit, after, at, "", null);
        log.accept(visit, new VisitLog.Accepted(step, after, at, detail), command);
        var changed = get(customer, id);
        if (step.changes()) news.changed(changed, visit.appointment().day());
        return changed;
    }
}
