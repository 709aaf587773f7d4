package furong.channel.web.arrival;

import furong.channel.web.Shell;
import furong.convention.Conventions;
import furong.dispatch.Days;
import furong.dispatch.Offers;
import furong.dispatch.PullForward;
import furong.dispatch.PullForwards;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.planning.DayPlan;
import furong.planning.StopId;
import furong.platform.Refused;
import furong.portrait.Portraits;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a customer sees of their visit. */
@Component
class ArrivalSource {

    private static final int OFFERS = 6;
    private static final int DAYS = 10;
    private static final int QUESTIONS = 10;
    private static final Set<Visit.State> MOVABLE =
            Set.of(Visit.State.BOOKED, Visit.State.CUSTOMER_ABSENT, Visit.State.FAILED);

    private final Days days;
    private final Offers offers;
    private final PullForwards pullForwards;
    private final Slots slots;
    private final Staff staff;
    private final Portraits portraits;
    private final Conventions conventions;

    ArrivalSource(
            Days days,
            Offers offers,
            PullForwards pullForwards,
            Slots slots,
            Staff staff,
            Portraits portraits,
            Conventions conventions) {
        this.days = days;
        this.offers = offers;
        this.pullForwards = pullForwards;
        this.slots = slots;
        this.staff = staff;
        this.portraits = portraits;
        this.conventions = conventions;
    }

    ArrivalView view(Shell shell, String token, Visit visit, ArrivalView.@Nullable Held held, boolean done) {
        var now = glance(shell, token, visit);
        var crew = now.nobody() ? List.<StaffMember>of() : crew(visit);
        return new ArrivalView(
                now,
                crew,
                portraits.shown(crew.stream().map(StaffMember::badge).toList()),
                conventions.on(shell.today()),
                question(visit, shell),
                offers(visit, shell),
                held,
                done);
    }

    /** The live plan is what is believed on the day itself; on another the promised window is all there is. */
    ArrivalGlance glance(Shell shell, String token, Visit visit) {
        var at = visit.appointment();
        if (!at.day().equals(shell.today())) return new ArrivalGlance(shell, token, visit, null, 0, false);
        var plan = days.plan(at.day());
        var stop = StopId.of(visit.id());
        var placed = plan.find(stop);
        if (placed.isEmpty())
            return new ArrivalGlance(
                    shell, token, visit, null, 0, plan.item(stop).isPresent());
        var crew = placed.get().crew();
        var before = crew.stops().stream()
                .takeWhile(one -> !one.id().equals(stop))
                .filter(one -> !one.task().over())
                .count();
        var planned = plan.state() == DayPlan.State.PUBLISHED || plan.state() == DayPlan.State.LIVE;
        var expected = planned ? DayPlan.time(placed.get().stop().start()).truncatedTo(ChronoUnit.MINUTES) : null;
        return new ArrivalGlance(shell, token, visit, expected, (int) before, false);
    }

    List<StaffMember> crew(Visit visit) {
        return staff.ofCrew(visit.appointment().crew());
    }

    private @Nullable PullForward question(Visit visit, Shell shell) {
        return pullForwards.of(visit.customer(), QUESTIONS).stream()
                .filter(one -> one.visit().equals(visit.id())
                        && one.state() == PullForward.State.OFFERED
                        && one.until().isAfter(shell.now()))
                .findFirst()
                .orElse(null);
    }

    /** Windows the plan can keep, the one that costs least first; where no plan knows the visit, any free ones. */
    private List<SlotOffer> offers(Visit visit, Shell shell) {
        if (!MOVABLE.contains(visit.state())) return List.of();
        try {
            return offers.again(visit.customer(), visit.id(), shell.today(), DAYS).stream()
                    .map(Offers.Offer::slot)
                    .filter(slot -> !isAgreed(visit, slot))
                    .limit(OFFERS)
                    .toList();
        } catch (Refused unknown) {
            if (!unknown.code().equals("not-found")) throw unknown;
            var job = visit.job();
            return slots.offers(job.skill(), job.area().district(), shell.today(), DAYS, job.minutes()).stream()
                    .limit(OFFERS)
                    .toList();
        }
    }

    private static boolean isAgreed(Visit visit, SlotOffer slot) {
        return visit.appointment().day().equals(slot.key().day())
                && visit.appointment().from().equals(slot.key().from());
    }

    /** Times later on the day that a late customer may tap: they begin half an hour from now, or from the window. */
    static List<LocalTime> later(Visit visit, Shell shell) {
        var now = LocalTime.ofInstant(shell.now(), furong.channel.web.Formats.ZONE);
        var from = visit.appointment().from();
        var base = now.isAfter(from) ? now : from;
        var half = base.truncatedTo(ChronoUnit.HOURS).plusMinutes(base.getMinute() < 30 ? 30 : 60);
        return List.of(half, half.plusMinutes(30), half.plusMinutes(90), half.plusMinutes(150)).stream()
                .filter(time -> time.isAfter(base) && !time.isAfter(LocalTime.of(22, 0)))
                .toList();
    }
}
