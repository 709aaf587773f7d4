package furong.fieldwork;

import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.fieldwork.day.VisitChanged;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what became of a visit: to the modules that listen, to the customer's timeline, to the audit. */
@Component
class VisitNews {

    private final ApplicationEventPublisher events;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    VisitNews(ApplicationEventPublisher events, Timeline timeline, Audit audit, Clock clock) {
        this.events = events;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** For those who plan the day; {@code before} is the day it was on until now, where that is another one. */
    void changed(Visit visit, @Nullable LocalDate before) {
        var appointment = visit.appointment();
        events.publishEvent(new VisitChanged(
                visit.customer(),
                visit.id(),
                appointment.crew(),
                appointment.day(),
                before,
                visit.state(),
                clock.instant()));
    }

    void booked(Visit visit, Actor by) {
        var appointment = visit.appointment();
        changed(visit, null);
        audit(
                visit,
                "visit.booked",
                Map.of(
                        "day",
                        appointment.day().toString(),
                        "from",
                        appointment.from().toString()),
                by);
        tell(visit, "booked", window(appointment.day(), appointment.from(), appointment.until()), by);
    }

    void rebooked(Visit visit, HeldSlot slot, Side asked, Actor by) {
        var day = slot.key().day();
        var from = slot.key().from();
        audit(visit, "visit.rebooked", Map.of("slot", slot.key().text(), "asked", asked.name()), by);
        tell(visit, "rebooked", window(day, from, slot.until()), by);
        events.publishEvent(new VisitRebooked(
                visit.customer(),
                visit.id(),
                day,
                from,
                slot.until(),
                asked,
                clock.instant(),
                visit.job().reference()));
    }

    void missed(Visit visit, Side side, String evidence, Actor by) {
        tell(visit, "missed." + side.name(), List.of(evidence), by);
        events.publishEvent(new VisitMissed(
                visit.customer(),
                visit.id(),
                visit.appointment().crew(),
                side,
                evidence,
                visit.job().purpose(),
                clock.instant(),
                visit.job().reference()));
    }

    void done(Visit visit, StaffId handler, UnitId unit, Instant at, Actor by) {
        tell(visit, "done", List.of(), by);
        events.publishEvent(new VisitDone(
                visit.customer(),
                visit.id(),
                visit.appointment().crew(),
                handler,
                unit,
                visit.job().purpose(),
                at,
                visit.job().reference()));
    }

    void failed(Visit visit, String reason, Side side, Actor by) {
        tell(visit, "failed", List.of(reason), by);
        events.publishEvent(new VisitFailed(
                visit.customer(),
                visit.id(),
                visit.appointment().crew(),
                reason,
                side,
                visit.job().purpose(),
                clock.instant(),
                visit.job().reference()));
    }

    void cancelled(Visit visit, String why, Actor by) {
        audit(visit, "visit.cancelled", Map.of("why", why), by);
        tell(visit, "cancelled", List.of(why), by);
    }

    private void audit(Visit visit, String what, Map<String, String> facts, Actor by) {
        audit.note(by, what, visit.customer().value(), "visit:" + visit.id().text(), facts);
    }

    private void tell(Visit visit, String what, List<String> args, Actor by) {
        timeline.add(new TimelineEntry(
                visit.customer(),
                clock.instant(),
                "visit",
                "visit:" + visit.id().text(),
                "fieldwork.timeline." + what,
                args,
                by.badge()));
    }

    private static List<String> window(java.time.LocalDate day, java.time.LocalTime from, java.time.LocalTime until) {
        return List.of(day.toString(), from.toString(), until.toString());
    }
}
