package furong.demo;

import furong.customer.CustomerId;
import furong.fieldwork.Command;
import furong.fieldwork.Side;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.mobile.FieldReports;
import furong.organisation.CrewId;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Ids;
import furong.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Works a visit through as a technician does, with the telephone in the hand. */
@DemoPart
class Crews {

    private final Visits visits;
    private final Slots slots;
    private final Staff staff;
    private final FieldReports reports;
    private final Clock clock;
    private final Map<CrewId, StaffMember> technicians = new ConcurrentHashMap<>();

    Crews(Visits visits, Slots slots, Staff staff, FieldReports reports, Clock clock) {
        this.visits = visits;
        this.slots = slots;
        this.staff = staff;
        this.reports = reports;
        this.clock = clock;
    }

    /** How it will go; decided when the visit is booked. */
    enum Course {
        WELL,
        LATE,
        ABSENT
    }

    /** Puts the scenes of a booked visit into the story; {@code after} is told the visit once it is done. */
    void plan(Story story, CustomerId customer, VisitId id, Course course, Consumer<Visit> after) {
        var window = visits.get(customer, id).appointment();
        var begin = course == Course.LATE
                ? at(window, window.until()).plus(Duration.ofMinutes(20))
                : at(window, window.from()).plus(Duration.ofMinutes(5 + Math.floorMod(id.value(), 35)));
        story.at(begin.minus(Duration.ofMinutes(20)), () -> visits.onTheWay(customer, id, command(customer, id)));
        story.at(begin, () -> visits.arrive(customer, id, command(customer, id)));
        if (course == Course.ABSENT) {
            planAbsence(story, customer, id, begin, after);
        } else {
            var end = begin.plus(Duration.ofMinutes(25 + Math.floorMod(id.value(), 30)));
            story.at(begin.plus(Duration.ofMinutes(2)), () -> visits.startWork(customer, id, command(customer, id)));
            story.at(end, () -> finish(customer, id, after));
        }
    }

    /** The whole visit at once, with nobody else involved. */
    void workThrough(CustomerId customer, VisitId id) {
        visits.onTheWay(customer, id, command(customer, id));
        visits.arrive(customer, id, command(customer, id));
        visits.startWork(customer, id, command(customer, id));
        finish(customer, id, done -> {});
    }

    private void planAbsence(Story story, CustomerId customer, VisitId id, Instant begin, Consumer<Visit> after) {
        story.at(begin.plus(Duration.ofMinutes(1)), () -> visits.waiting(customer, id, command(customer, id)));
        for (var minute : new int[] {2, 12}) {
            story.at(
                    begin.plus(Duration.ofMinutes(minute)),
                    () -> visits.contactAttempt(customer, id, "CALL", false, command(customer, id)));
        }
        story.at(begin.plus(Duration.ofMinutes(14)), () -> photograph(customer, id));
        story.at(begin.plus(Duration.ofMinutes(18)), () -> {
            visits.absent(customer, id, command(customer, id));
            rebook(story, customer, id, after);
        });
    }

    /** Nobody opens: the closed door is what shows that they were there. */
    private void photograph(CustomerId customer, VisitId id) {
        var picture = Pictures.door();
        var hash = Sha256.hex(picture);
        var command = command(customer, id);
        reports.keep(customer, id, hash, picture, technician(customer, id), command.by());
        visits.doorPhoto(customer, id, hash, command);
    }

    private Instant at(Visit.Appointment window, LocalTime time) {
        return window.day().atTime(time).atZone(clock.getZone()).toInstant();
    }

    /** The customer rings half an hour later, and the next free slot is taken. */
    private void rebook(Story story, CustomerId customer, VisitId id, Consumer<Visit> after) {
        story.at(clock.instant().plus(Duration.ofMinutes(30)), () -> {
            var visit = visits.get(customer, id);
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var free = slots.offers(
                    visit.job().skill(),
                    visit.job().area().district(),
                    today.plusDays(1),
                    7,
                    visit.job().minutes());
            if (free.isEmpty()) return;
            visits.rebookTo(customer, id, free.getFirst().key(), Side.CUSTOMER, command(customer, id));
            plan(story, customer, id, Course.WELL, after);
        });
    }

    private void finish(CustomerId customer, VisitId id, Consumer<Visit> after) {
        for (var item : visits.record(customer, id).checklist())
            visits.check(customer, id, item.code(), true, command(customer, id));
        visits.recordTest(customer, id, true, "attenuation 21.4 dB, margin 14.0 dB", command(customer, id));
        after.accept(visits.done(customer, id, command(customer, id)));
    }

    private Command command(CustomerId customer, VisitId id) {
        var by = technician(customer, id).from("demo telephone");
        return new Command(Ids.text(Ids.next()), clock.instant(), by);
    }

    private StaffMember technician(CustomerId customer, VisitId id) {
        var crew = visits.get(customer, id).appointment().crew();
        return technicians.computeIfAbsent(
                crew, someone -> staff.ofCrew(someone).getFirst());
    }
}
