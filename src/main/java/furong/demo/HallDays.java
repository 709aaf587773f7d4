package furong.demo;

import furong.customer.Need;
import furong.hall.Counters;
import furong.hall.Lending;
import furong.hall.Mornings;
import furong.hall.NewLoan;
import furong.hall.NewTicket;
import furong.hall.Queues;
import furong.organisation.Hall;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.staffing.Arrival;
import furong.staffing.Staffing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The halls: counters everywhere; at the model hall two lively days, umbrellas, mornings; and the hotline's traffic. */
@DemoPart
class HallDays implements Chapter {

    private static final int DAYS = 2;
    private static final int TICKETS = 45;
    private static final int WEEKS = 6;
    private static final Map<String, Integer> SEAT = Map.of("PRIORITY", 7200, "ORDINARY", 0);
    private static final Map<String, Integer> ANY =
            Map.of("ORDINARY", 0, "PRIORITY", 0, "QUICK_CASH", 0, "COMMERCIAL", 0);

    private final Organisation organisation;
    private final Staff staff;
    private final Counters counters;
    private final Queues queues;
    private final Lending lending;
    private final Mornings mornings;
    private final Staffing staffing;
    private final BusinessClock clock;

    HallDays(
            Organisation organisation,
            Staff staff,
            Counters counters,
            Queues queues,
            Lending lending,
            Mornings mornings,
            Staffing staffing,
            BusinessClock clock) {
        this.organisation = organisation;
        this.staff = staff;
        this.counters = counters;
        this.queues = queues;
        this.lending = lending;
        this.mornings = mornings;
        this.staffing = staffing;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        for (var hall : organisation.halls()) equip(hall, plot.by());
        traffic(plot);
        var model = organisation.halls().stream().filter(Hall::model).findFirst();
        if (model.isEmpty()) return;
        for (var back = DAYS; back >= 0; back--) {
            var day = LocalDate.ofInstant(plot.end(), clock.getZone()).minusDays(back);
            if (opens(model.get(), day)) live(plot, model.get(), day, back == 1);
        }
    }

    private void equip(Hall hall, Actor by) {
        for (var number = 1; number <= 3; number++) counters.arrange(hall.id(), number, ANY, by);
        counters.arrange(hall.id(), 4, SEAT, by);
        for (var stock : lending.stock(hall.id()))
            lending.buy(hall.id(), stock.item().code(), stock.item().days() > 0 ? 12 : 3, by);
    }

    private void live(Plot plot, Hall hall, LocalDate day, boolean missed) {
        var hands = hands(hall);
        if (hands.isEmpty()) return;
        var guide = hands.getLast();
        if (!missed) plot.story().at(at(day, 8, 35), () -> look(hall, guide, plot.people()));
        for (var n = 0; n < Math.min(4, hands.size()); n++) {
            var clerk = hands.get(n).from("demo hall");
            var counter = n == 0 ? 4 : n;
            plot.story().at(at(day, 8, 45), () -> counters.sit(hall.id(), counter, clerk));
            plot.story().at(at(day, 17, 30), () -> counters.leave(hall.id(), clerk));
            for (var minute = 0; minute < 8 * 60; minute += 7 + n)
                plot.story().at(at(day, 9, 0).plusSeconds(60L * minute), () -> serve(hall, clerk));
        }
        for (var n = 0; n < TICKETS; n++) {
            var when = at(day, 8, 50).plusSeconds(plot.people().between(0, 8 * 3600));
            plot.story().at(when, () -> issue(hall, guide, plot.people()));
        }
        plot.story().at(at(day, 14, 10), () -> lend(hall, guide, plot.people()));
        plot.story().at(at(day, 15, 20), () -> lend(hall, guide, plot.people()));
    }

    private void look(Hall hall, StaffMember guide, People people) {
        var items = mornings.items(LocalDate.ofInstant(clock.instant(), clock.getZone())).stream()
                .map(item -> item.code())
                .toList();
        var wrong = people.once(2) ? Map.of("NEWSPAPER", "今天的报纸还没送到") : Map.<String, String>of();
        var fine = items.stream().filter(code -> !wrong.containsKey(code)).toList();
        mornings.inspect(hall.id(), fine, wrong, guide.from("demo hall"));
    }

    private void issue(Hall hall, StaffMember guide, People people) {
        var queue = people.once(8) ? "PRIORITY" : people.once(4) ? "QUICK_CASH" : "ORDINARY";
        var needs =
                queue.equals("PRIORITY") ? Set.of(people.once(2) ? Need.MOBILITY : Need.LARGE_PRINT) : Set.<Need>of();
        queues.issue(hall.id(), new NewTicket(queue, "", needs, "", null, !people.once(4)), guide.from("demo hall"));
    }

    private void serve(Hall hall, Actor clerk) {
        queues.next(hall.id(), clerk).ifPresent(ticket -> queues.done(hall.id(), ticket.id(), clerk));
    }

    private void lend(Hall hall, StaffMember guide, People people) {
        lending.lend(
                hall.id(),
                new NewLoan(
                        people.once(3) ? "GLASSES" : "UMBRELLA",
                        people.person().zh(),
                        people.mobile(people.between(1, 9000)),
                        null),
                guide.from("demo hall"));
    }

    private List<StaffMember> hands(Hall hall) {
        var scope =
                new Scope(organisation.units().stream().map(unit -> unit.id()).collect(Collectors.toSet()));
        var found = new ArrayList<StaffMember>();
        for (var role : List.of(Role.COUNTER_CLERK, Role.LOBBY_GUIDE))
            staff.withRole(role, scope).stream()
                    .filter(member -> hall.id().equals(member.hall()))
                    .forEach(found::add);
        return found;
    }

    /** Calls of the weeks before and of the month, so that tomorrow can be forecast. */
    private void traffic(Plot plot) {
        var last = LocalDate.ofInstant(plot.end(), clock.getZone());
        var rows = new ArrayList<Arrival>();
        for (var day = last.minusWeeks(WEEKS); day.isBefore(last); day = day.plusDays(1))
            for (var slot = 15; slot < 44; slot++) {
                var shape = 1.2 - Math.abs(slot - 20) / 30.0 + (slot > 27 && slot < 35 ? 0.25 : 0);
                var calls = Math.max(1, (int) Math.round(shape * plot.people().between(70, 110)));
                var answered = calls - plot.people().between(0, 3);
                var seconds = (long) answered * plot.people().between(150, 210);
                rows.add(new Arrival(
                        day,
                        slot,
                        calls,
                        Duration.ofSeconds(seconds),
                        Math.max(0, answered),
                        Math.max(0, answered * 9 / 10)));
            }
        staffing.keep(rows, plot.by());
    }

    private boolean opens(Hall hall, LocalDate day) {
        return hall.open() && hall.hours().stream().anyMatch(hours -> hours.day() == day.getDayOfWeek());
    }

    private Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(clock.getZone()).toInstant();
    }
}
