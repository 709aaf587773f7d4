package furong.channel.web.fleet;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.fleet.CaptureId;
import furong.fleet.Captures;
import furong.fleet.Community;
import furong.fleet.CommunityId;
import furong.fleet.CommunityStop;
import furong.fleet.NewCapture;
import furong.fleet.Timetable;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Vehicle;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What everybody may know of the vehicles' stops, what came of them, and the wishes taken down there. */
@Controller
class TimetablePages {

    private static final int DAYS = 14;

    private final Timetable timetable;
    private final Captures captures;
    private final Fleet fleet;
    private final Organisation organisation;
    private final AddressBook addresses;
    private final Templates templates;

    TimetablePages(
            Timetable timetable,
            Captures captures,
            Fleet fleet,
            Organisation organisation,
            AddressBook addresses,
            Templates templates) {
        this.timetable = timetable;
        this.captures = captures;
        this.fleet = fleet;
        this.organisation = organisation;
        this.addresses = addresses;
        this.templates = templates;
    }

    @Public
    @GetMapping("/timetable")
    JteModel timetable(@RequestParam(defaultValue = "") String district, Shell shell) {
        return templates.fleetTimetable(shell, view(district, shell));
    }

    @Public
    @GetMapping("/timetable/print")
    JteModel print(@RequestParam(defaultValue = "") String district, Shell shell) {
        return templates.fleetTimetablePrint(shell, view(district, shell));
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @GetMapping("/communities")
    JteModel communities(SignedIn who, Shell shell) {
        var month = YearMonth.from(shell.today());
        return templates.fleetCommunities(
                shell,
                timetable.figures(who.scope(), month.atDay(1), shell.today().plusDays(1)));
    }

    /** Where the community's gate is on the map, so that the plan knows the way there. */
    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/communities/{community}/point")
    String measure(
            @PathVariable CommunityId community,
            @RequestParam(defaultValue = "") String lat,
            @RequestParam(defaultValue = "") String lon,
            SignedIn who,
            HttpServletRequest request) {
        var known = timetable.community(community);
        if (!who.scope().sees(known.unit())) throw new Refused("not-found", community.text());
        timetable.measured(
                community, new Community.Point(degrees("lat", lat), degrees("lon", lon)), who.actor(request));
        return "redirect:/communities";
    }

    private static double degrees(String field, String text) {
        if (!text.strip().matches("-?\\d{1,3}(\\.\\d{1,8})?")) throw Refused.field(field, "community-point");
        return Double.parseDouble(text.strip());
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.COUNTER_CLERK})
    @GetMapping("/captures")
    JteModel captures(SignedIn who, Shell shell) {
        var vehicles = fleet.inScope(who.scope());
        Map<String, Vehicle> names =
                vehicles.stream().collect(Collectors.toMap(one -> one.id().text(), one -> one));
        return templates.fleetCaptures(
                shell, captures.of(vehicles.stream().map(Vehicle::id).toList()), names);
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.COUNTER_CLERK})
    @PostMapping("/captures/{capture}/outcome")
    String settle(
            @PathVariable CaptureId capture,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        var vehicles = fleet.inScope(who.scope()).stream().map(Vehicle::id).toList();
        if (captures.of(vehicles).stream().noneMatch(one -> one.id().equals(capture)))
            throw new Refused("not-found", capture.text());
        captures.settle(capture, outcome, note, who.actor(request));
        return "redirect:/captures";
    }

    /** A wish as a device sends it. */
    record Sent(@Nullable String id, @Nullable Map<String, String> fields, long at, long sentAt) {}

    /** A wish taken down outside; sent again it is the same. */
    @Allowed(Role.TECHNICIAN)
    @PostMapping("/field/app/captures")
    ResponseEntity<Void> take(
            @RequestBody(required = false) @Nullable Sent sent, SignedIn who, HttpServletRequest request) {
        if (sent == null || sent.id() == null || sent.fields() == null) throw new Refused("report-unreadable");
        var fields = sent.fields();
        captures.take(
                new NewCapture(
                        sent.id(),
                        fields.getOrDefault("name", ""),
                        fields.getOrDefault("phone", ""),
                        fields.getOrDefault("address", ""),
                        fields.getOrDefault("wish", ""),
                        Instant.ofEpochMilli(sent.at()),
                        Instant.ofEpochMilli(sent.sentAt())),
                who.who(),
                who.actor(request));
        return ResponseEntity.noContent().build();
    }

    private TimetableView view(String district, Shell shell) {
        var today = shell.today();
        var all = timetable.published(today, today.plusDays(DAYS));
        var districts = new TreeMap<String, String>();
        for (var stop : all)
            districts.computeIfAbsent(
                    stop.community().district(),
                    code -> shell.t(addresses.district(code).name()));
        Map<LocalDate, List<CommunityStop>> days = all.stream()
                .filter(stop ->
                        district.isEmpty() || stop.community().district().equals(district))
                .collect(Collectors.groupingBy(CommunityStop::day, TreeMap::new, Collectors.toList()));
        return new TimetableView(
                today,
                today.plusDays(DAYS - 1),
                district,
                districts.entrySet().stream()
                        .map(one -> new Option(one.getKey(), one.getValue()))
                        .toList(),
                days,
                organisation.vehicles().stream()
                        .collect(Collectors.toMap(one -> one.id().text(), one -> one)));
    }
}
