package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.channel.web.promise.PromiseWords;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Chip;
import furong.customer.CustomerId;
import furong.dispatch.Offers;
import furong.fieldwork.Command;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Visit;
import furong.fieldwork.Visit.State;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.material.Stores;
import furong.mobile.FieldReports;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.platform.Sha256;
import furong.promise.Promises;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** One visit on a phone: one big next step at a time. Each form carries its command's id, so a double tap is one tap. */
@Controller
@RequestMapping("/field/visits/{customer}/{visit}")
@Allowed({Role.TECHNICIAN, Role.DISPATCHER})
class VisitPages {

    private static final int DAYS = 14;

    private final Visits visits;
    private final Offers offers;
    private final Promises promises;
    private final Organisation organisation;
    private final VisitLines lines;
    private final FieldReports reports;
    private final Stores stores;
    private final VisitDoor doors;
    private final Templates templates;

    VisitPages(
            Visits visits,
            Offers offers,
            Promises promises,
            Organisation organisation,
            VisitLines lines,
            FieldReports reports,
            Stores stores,
            VisitDoor doors,
            Templates templates) {
        this.visits = visits;
        this.offers = offers;
        this.promises = promises;
        this.organisation = organisation;
        this.lines = lines;
        this.reports = reports;
        this.stores = stores;
        this.doors = doors;
        this.templates = templates;
    }

    /** Which visit an address means. */
    record Door(String customer, String visit) {

        CustomerId owner() {
            return CustomerId.of(customer);
        }

        VisitId id() {
            return VisitId.of(visit);
        }

        String page() {
            return "redirect:/field/visits/" + customer + "/" + visit;
        }
    }

    @GetMapping
    JteModel show(Door door, SignedIn person, Shell shell) {
        return templates.fieldVisit(shell, view(open(door, person), shell));
    }

    /** The wait as it stands, asked for again and again while somebody waits. */
    @GetMapping("/wait")
    JteModel waiting(Door door, SignedIn person, Shell shell) {
        return templates.fieldWait(shell, view(open(door, person), shell));
    }

    /** The line as the network sees it, asked for every second until it works. */
    @GetMapping("/line")
    JteModel line(Door door, SignedIn person, Shell shell) {
        return templates.fieldLine(shell, view(open(door, person), shell));
    }

    @PostMapping("/steps/{step}")
    String step(Door door, @PathVariable String step, SignedIn person, HttpServletRequest request, Shell shell) {
        open(door, person);
        var command = command(request, person, shell);
        switch (step) {
            case "set-out" -> visits.onTheWay(door.owner(), door.id(), command);
            case "arrive" -> visits.arrive(door.owner(), door.id(), command);
            case "wait" -> visits.waiting(door.owner(), door.id(), command);
            case "absent" -> visits.absent(door.owner(), door.id(), command);
            case "start-work" -> visits.startWork(door.owner(), door.id(), command);
            case "done" -> visits.done(door.owner(), door.id(), command);
            default -> throw new Refused("not-found", step);
        }
        return door.page();
    }

    @PostMapping("/attempts")
    String attempt(
            Door door,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "false") boolean answered,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        open(door, person);
        visits.contactAttempt(door.owner(), door.id(), how, answered, command(request, person, shell));
        return door.page();
    }

    /** A photo of the closed door, from the page; the app sends its own with the other reports. */
    @PostMapping("/door-photo")
    String photo(
            Door door,
            @RequestParam(required = false) @Nullable MultipartFile file,
            SignedIn person,
            HttpServletRequest request,
            Shell shell)
            throws IOException {
        open(door, person);
        if (file == null || file.isEmpty()) throw Refused.field("file", "required");
        var bytes = file.getBytes();
        var hash = Sha256.hex(bytes);
        reports.keep(door.owner(), door.id(), hash, bytes, person.who(), person.actor(request));
        visits.doorPhoto(door.owner(), door.id(), hash, command(request, person, shell));
        return door.page();
    }

    /** Takes the whole list as ticked now; answers htmx with the count and a fresh command, others with the page. */
    @PostMapping("/checks")
    Object check(
            Door door,
            @RequestParam(defaultValue = "") Set<String> item,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        open(door, person);
        var command = command(request, person, shell);
        for (var known : visits.record(door.owner(), door.id()).checklist()) {
            var ticked = item.contains(known.code());
            if (ticked == (known.checkedAt() != null)) continue;
            var one = new Command(command.id() + ":" + known.code() + ticked, command.deviceTime(), command.by());
            visits.check(door.owner(), door.id(), known.code(), ticked, one);
        }
        if (request.getHeader("HX-Request") == null) return door.page();
        return templates.fieldChecked(shell, view(open(door, person), shell), true);
    }

    /** Has the network test the line; what it says is the visit's, whoever held the phone. */
    @PostMapping("/tests")
    String test(
            Door door,
            @RequestParam(defaultValue = "false") boolean passed,
            @RequestParam(defaultValue = "") String figures,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        var visit = open(door, person);
        var command = command(request, person, shell);
        var tested = lines.test(visit, command.by());
        if (tested.isPresent()) {
            var test = tested.get();
            var words = "attenuation_db=" + test.attenuationDb() + " noise_margin_db=" + test.noiseMarginDb()
                    + " sync_kbps=" + test.syncKbps() + (test.fault().isEmpty() ? "" : " fault=" + test.fault());
            visits.recordTest(door.owner(), door.id(), test.passed(), words, command);
        } else {
            visits.recordTest(door.owner(), door.id(), passed, VisitView.BY_HAND + figures.strip(), command);
        }
        return door.page();
    }

    @PostMapping("/failure")
    String fail(
            Door door,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        open(door, person);
        visits.fail(door.owner(), door.id(), reason, note, command(request, person, shell));
        return door.page();
    }

    @PostMapping("/appointments")
    String rebook(
            Door door,
            @RequestParam(defaultValue = "") String slot,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        var visit = open(door, person);
        var command = command(request, person, shell);
        visits.rebookTo(door.owner(), door.id(), slotFor(visit, slot), asked(visit), command);
        return door.page();
    }

    /** A window of this visit's own skill and district: a form cannot take another crew's time. */
    private static SlotKey slotFor(Visit visit, String text) {
        var key = SlotKey.of(text);
        var job = visit.job();
        if (!key.skill().equals(job.skill())
                || !key.district().equals(job.area().district())) throw Refused.field("slot", "slot-unreadable");
        return key;
    }

    private Visit open(Door door, SignedIn person) {
        return doors.open(door.owner(), door.id(), person);
    }

    private static Side asked(Visit visit) {
        return visit instanceof Visit.Failed failed ? failed.side() : Side.CUSTOMER;
    }

    private VisitView view(Visit visit, Shell shell) {
        var record = visits.record(visit.customer(), visit.id());
        var ended = visit.state() == State.CUSTOMER_ABSENT || visit.state() == State.FAILED;
        var atLine = visit.state() == State.WORKING || visit.state() == State.DONE;
        return new VisitView(
                record,
                organisation.crew(visit.appointment().crew()),
                organisation.unit(visit.job().owner()).name(),
                organisation.businessLine(visit.job().businessLine()).name(),
                Ids.text(Ids.next()),
                promise(visit, shell),
                ended ? nextOffers(visit, shell) : List.of(),
                visits.failReasons(),
                atLine ? lines.look(visit) : LineView.UNKNOWN,
                new VisitView.Brought(
                        reports.attachments(visit.customer(), visit.id()),
                        stores.used("visit:" + visit.id().text())));
    }

    private List<SlotOffer> nextOffers(Visit visit, Shell shell) {
        return offers.again(visit.customer(), visit.id(), shell.today(), DAYS).stream()
                .map(Offers.Offer::slot)
                .toList();
    }

    private @Nullable Chip promise(Visit visit, Shell shell) {
        return promises.about(visit.customer(), visit.appointment().subject(visit.id())).stream()
                .findFirst()
                .map(made -> PromiseWords.chip(made, shell))
                .orElse(null);
    }

    /** The device's own clock where the page could read it, else the moment the form arrived. */
    private static Command command(HttpServletRequest request, SignedIn person, Shell shell) {
        var id = request.getParameter("command");
        var at = request.getParameter("at");
        var time = at != null && at.matches("\\d{1,14}") ? Instant.ofEpochMilli(Long.parseLong(at)) : shell.now();
        var usable = id != null && id.toUpperCase(Locale.ROOT).matches("[0-9A-Z]{8,40}");
        return new Command(usable ? id : Ids.text(Ids.next()), time, person.actor(request));
    }
}
