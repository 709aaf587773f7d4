package furong.fieldwork;

import furong.fieldwork.Visit.Outcome;
import furong.organisation.CrewId;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Another appointment for a visit: what becomes of the one before, and whose matter that is. The caller holds the visit's lock. */
@Component
class Rebooking {

    private final VisitRows rows;
    private final VisitLog log;
    private final Appointments appointments;
    private final Slots slots;
    private final SlotDays days;
    private final VisitNews news;
    private final Clock clock;

    Rebooking(
            VisitRows rows,
            VisitLog log,
            Appointments appointments,
            Slots slots,
            SlotDays days,
            VisitNews news,
            Clock clock) {
        this.rows = rows;
        this.log = log;
        this.appointments = appointments;
        this.slots = slots;
        this.days = days;
        this.news = news;
        this.clock = clock;
    }

    /** A window of an appointment on the day it is on. */
    record Window(LocalTime from, LocalTime until) {}

    /** To minutes that were held. */
    String to(Visit visit, HoldId hold, Side wish, Actor by) {
        var asked = leave(visit, wish, by);
        var slot = slots.confirm(visit.customer(), hold, visit.id());
        if (!slot.visit().equals(visit.id())) throw Refused.field("slot", "hold-expired");
        slot.mustSuit(visit.job());
        agree(visit, slot, asked, by);
        return slot.key().text();
    }

    /**
     * To another window of the same day, in time that the live plan found free with a crew: nobody else is sold it, for its minutes
     * are made for this appointment and taken at once.
     */
    String within(Visit visit, CrewId crew, Window window, Side wish, Actor by) {
        var asked = leave(visit, wish, by);
        var old = visit.appointment();
        var key = new SlotKey(visit.job().skill(), visit.job().area().district(), old.day(), window.from());
        var slot = days.made(visit, key, window.until(), crew, by);
        agree(visit, slot, asked, by);
        return key.text();
    }

    private Side leave(Visit visit, Side wish, Actor by) {
        var old = visit.appointment();
        var missed = old.outcome() == Outcome.PENDING && missed(visit);
        var asked = missed || visit.isOurMatter() ? Side.OURS : wish;
        if (old.outcome() == Outcome.PENDING && !missed) {
            appointments.came(visit, Outcome.MOVED, asked, "rebooked");
            if (asked != Side.OURS) appointments.fallAway(visit, asked, clock.instant(), by);
            slots.giveBackConfirmed(visit.customer(), old.hold());
        }
        appointments.waitEnds(visit, clock.instant());
        return asked;
    }

    private void agree(Visit visit, HeldSlot slot, Side asked, Actor by) {
        var number = visit.appointment().number() + 1;
        appointments.agree(visit.job(), number, slot, by);
        rows.pointTo(visit.customer(), visit.id(), number);
        log.clearChecks(visit);
        rows.move(visit, Visit.State.BOOKED, clock.instant(), "", null);
        news.rebooked(visit, slot, asked, by);
    }

    /** The window is over and nobody came: missed, and ours. Says whether it was so; hearing it twice changes nothing. */
    boolean missed(Visit visit) {
        var appointment = visit.appointment();
        var overdue =
                appointment.outcome() == Outcome.PENDING && clock.instant().isAfter(appointment.dueAt());
        if (!overdue) return false;
        var evidence = "not_arrived_by=" + appointment.dueAt();
        appointments.came(visit, Outcome.MISSED, Side.OURS, evidence);
        news.missed(visit, Side.OURS, evidence, Actor.system("appointments"));
        return true;
    }
}
