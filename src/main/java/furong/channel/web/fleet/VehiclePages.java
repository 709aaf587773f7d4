package furong.channel.web.fleet;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.till.Yuan;
import furong.channel.web.ui.Option;
import furong.fleet.CommunityId;
import furong.fleet.NewStop;
import furong.fleet.Rosters;
import furong.fleet.StopId;
import furong.fleet.Timetable;
import furong.fleet.VehicleHours;
import furong.fleet.VehicleTills;
import furong.material.Stores;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.Vehicle;
import furong.organisation.VehicleId;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The 22 vehicles, and one of them: its crew, its till, its stock, the month of its stops. */
@Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.COUNTER_CLERK, Role.TECHNICIAN})
@Controller
class VehiclePages {

    private final Fleet fleet;
    private final Timetable timetable;
    private final Rosters rosters;
    private final VehicleHours hours;
    private final VehicleTills tills;
    private final Stores stores;
    private final Staff staff;
    private final Templates templates;

    VehiclePages(
            Fleet fleet,
            Timetable timetable,
            Rosters rosters,
            VehicleHours hours,
            VehicleTills tills,
            Stores stores,
            Staff staff,
            Templates templates) {
        this.fleet = fleet;
        this.timetable = timetable;
        this.rosters = rosters;
        this.hours = hours;
        this.tills = tills;
        this.stores = stores;
        this.staff = staff;
        this.templates = templates;
    }

    @GetMapping("/vehicles")
    JteModel all(@RequestParam(defaultValue = "") String day, SignedIn who, Shell shell) {
        var on = day.isEmpty() ? shell.today() : date("day", day);
        return templates.fleetVehicles(shell, on, fleet.rows(fleet.inScope(who.scope()), on));
    }

    @GetMapping("/vehicles/{vehicle}")
    JteModel one(
            @PathVariable VehicleId vehicle, @RequestParam(defaultValue = "") String month, SignedIn who, Shell shell) {
        var today = shell.today();
        var found = fleet.open(vehicle, who, today);
        var chosen = month(month, today);
        var store = stores.ofVehicle(vehicle, found.unit());
        var unit = new Scope(Set.of(found.unit()));
        var plans = who.is(Role.DISPATCHER) || who.is(Role.BRANCH_MANAGER);
        return templates.fleetVehicle(
                shell,
                new VehicleView(
                        fleet.rows(List.of(found), today).getFirst(),
                        today,
                        chosen,
                        timetable.of(
                                vehicle,
                                chosen.atDay(1).minusDays(7),
                                chosen.plusMonths(1).atDay(8)),
                        hours.calendar(vehicle, chosen.atDay(15)),
                        store,
                        stores.stock(store.id()),
                        timetable.communities(unit),
                        staff.search("", unit, 200).stream()
                                .filter(one -> one.is(Role.COUNTER_CLERK)
                                        || one.is(Role.TECHNICIAN)
                                        || one.is(Role.ACCOUNT_MANAGER))
                                .map(one -> new Option(one.badge(), shell.t(one.name()), one.badge()))
                                .toList(),
                        plans,
                        rosters.of(who.who().id(), today)
                                        .filter(vehicle::equals)
                                        .isPresent()
                                && who.is(Role.COUNTER_CLERK)));
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/vehicles/{vehicle}/stops")
    String plan(
            @PathVariable VehicleId vehicle,
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String occasion,
            SignedIn who,
            HttpServletRequest request) {
        open(vehicle, who);
        if (community.isEmpty()) throw Refused.field("community", "required");
        var on = date("day", day);
        timetable.plan(
                new NewStop(
                        vehicle,
                        CommunityId.of(community),
                        on,
                        time("from", from),
                        time("until", until),
                        occasion.strip()),
                who.actor(request));
        return to(vehicle, YearMonth.from(on));
    }

    /** Fills the month's free windows from today on. */
    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/vehicles/{vehicle}/month")
    String fill(
            @PathVariable VehicleId vehicle,
            @RequestParam(defaultValue = "") String month,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var found = open(vehicle, who);
        var chosen = month(month, shell.today());
        timetable.fill(
                vehicle, found.unit(), chosen.atDay(1), chosen.plusMonths(1).atDay(1), who.actor(request));
        return to(vehicle, chosen);
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/vehicles/{vehicle}/publication")
    String publish(
            @PathVariable VehicleId vehicle,
            @RequestParam(defaultValue = "") String month,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        open(vehicle, who);
        var chosen = month(month, shell.today());
        timetable.publish(vehicle, chosen.atDay(1), chosen.plusMonths(1).atDay(1), who.actor(request));
        return to(vehicle, chosen);
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/vehicles/{vehicle}/stops/{stop}/calling-off")
    String callOff(
            @PathVariable VehicleId vehicle,
            @PathVariable StopId stop,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        open(vehicle, who);
        var day = stopOf(vehicle, stop);
        timetable.callOff(stop, why, who.actor(request));
        return to(vehicle, YearMonth.from(day));
    }

    /** Whoever goes out with it says how many came. */
    @PostMapping("/vehicles/{vehicle}/stops/{stop}/reports")
    String report(
            @PathVariable VehicleId vehicle,
            @PathVariable StopId stop,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        fleet.open(vehicle, who, shell.today());
        var day = stopOf(vehicle, stop);
        if (!people.matches("\\d{1,5}")) throw Refused.field("people", "stop-people");
        timetable.report(stop, Integer.parseInt(people), note, who.actor(request));
        return to(vehicle, YearMonth.from(day));
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/vehicles/{vehicle}/duty")
    String assign(
            @PathVariable VehicleId vehicle,
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String day,
            SignedIn who,
            HttpServletRequest request) {
        var found = open(vehicle, who);
        rosters.assign(vehicle, date("day", day), colleague(found, badge), who.actor(request));
        return "redirect:/vehicles/" + vehicle.text();
    }

    @Allowed(Role.COUNTER_CLERK)
    @PostMapping("/vehicles/{vehicle}/till")
    String openTill(
            @PathVariable VehicleId vehicle,
            @RequestParam(defaultValue = "") String change,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        fleet.open(vehicle, who, shell.today());
        tills.open(vehicle, who.who(), Yuan.read("change", change.isBlank() ? "0" : change), who.actor(request));
        return "redirect:/vehicles/" + vehicle.text();
    }

    private Vehicle open(VehicleId id, SignedIn who) {
        var vehicle = fleet.vehicle(id);
        if (!who.scope().sees(vehicle.unit())) throw new Refused("not-found", id.text());
        return vehicle;
    }

    private LocalDate stopOf(VehicleId vehicle, StopId id) {
        var stop = timetable.get(id);
        if (!stop.vehicle().equals(vehicle)) throw new Refused("not-found", id.text());
        return stop.day();
    }

    private StaffMember colleague(Vehicle vehicle, String badge) {
        return staff.byBadge(badge)
                .filter(one -> one.unit().equals(vehicle.unit()))
                .orElseThrow(() -> Refused.field("badge", "duty-unknown"));
    }

    private static String to(VehicleId vehicle, YearMonth month) {
        return "redirect:/vehicles/" + vehicle.text() + "?month=" + month;
    }

    private static YearMonth month(String text, LocalDate today) {
        return text.matches("\\d{4}-(0[1-9]|1[0-2])") ? YearMonth.parse(text) : YearMonth.from(today);
    }

    static LocalDate date(String field, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException unreadable) {
            throw Refused.field(field, "unreadable");
        }
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field(field, "unreadable");
        }
    }
}
