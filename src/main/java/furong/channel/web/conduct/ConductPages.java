package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.conduct.Contradictions;
import furong.conduct.Contradictions.Contradiction;
import furong.conduct.NewSignal;
import furong.conduct.Proceeding;
import furong.conduct.Proceedings;
import furong.conduct.Reports;
import furong.conduct.Signal;
import furong.conduct.SignalId;
import furong.conduct.Signals;
import furong.convention.Conventions;
import furong.exhibit.ExhibitId;
import furong.exhibit.Exhibits;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** What came in about the convention and is to be judged, and the proceedings it led to. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class ConductPages {

    private static final int DAYS = 90;

    private final Signals signals;
    private final Reports reports;
    private final Contradictions contradictions;
    private final Proceedings proceedings;
    private final Conventions conventions;
    private final Exhibits exhibits;
    private final Staff staff;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    ConductPages(
            Signals signals,
            Reports reports,
            Contradictions contradictions,
            Proceedings proceedings,
            Conventions conventions,
            Exhibits exhibits,
            Staff staff,
            Organisation organisation,
            Access access,
            Templates templates) {
        this.signals = signals;
        this.reports = reports;
        this.contradictions = contradictions;
        this.proceedings = proceedings;
        this.conventions = conventions;
        this.exhibits = exhibits;
        this.staff = staff;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/conduct")
    JteModel board(SignedIn who, Shell shell) {
        var open = signals.open(who.scope());
        var all = proceedings.in(who.scope());
        var until = shell.today().plusDays(1);
        var since = shell.today().minusDays(DAYS - 1);
        var denied = contradictions.between(since, until, who.scope());
        var count = contradictions.count(since, until, who.scope());
        var people = Stream.of(
                        open.stream().map(Signal::person),
                        all.stream().map(Proceeding::person),
                        denied.stream().map(Contradiction::person))
                .flatMap(persons -> persons)
                .toList();
        return templates.conductBoard(
                view(shell, people),
                open,
                all,
                denied,
                note(count, shell),
                count.compared(),
                conventions.on(shell.today()),
                who.is(Role.QUALITY_SUPERVISOR));
    }

    @GetMapping("/conduct/signals/{signal}")
    JteModel signal(@PathVariable SignalId signal, SignedIn who, Shell shell) {
        var one = visible(signal, who);
        var supervises = who.is(Role.QUALITY_SUPERVISOR);
        return templates.conductSignal(
                view(shell, Stream.of(one.person()).toList()),
                one,
                supervises ? reports.contact(signal) : null,
                supervises);
    }

    /** Notes what a complaint or a colleague says; {@code reference} is the number of the complaint. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/conduct/signals")
    String note(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            SignedIn who,
            HttpServletRequest request,
            Shell shell)
            throws IOException {
        if (on == null || on.isAfter(shell.today())) throw Refused.field("on", "report-day");
        if (words.isBlank()) throw Refused.field("words", "required");
        var about = staff.byBadge(badge).orElseThrow(() -> Refused.field("badge", "commendation-badge", badge));
        var bytes = Upload.bytes(photo);
        var by = who.actor(request);
        var id = signals.take(
                new NewSignal(
                        Signal.Source.COMPLAINT,
                        "complaint:" + (reference.isBlank() ? Ids.text(Ids.next()) : reference.strip() + ":" + item),
                        about,
                        about.badge(),
                        item,
                        on,
                        words,
                        "",
                        bytes == null ? null : exhibits.keep(bytes, by),
                        who.who().id().value()),
                by);
        return "redirect:/conduct/signals/" + id.text();
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/conduct/signals/{signal}/dismissal")
    String dismiss(
            @PathVariable SignalId signal,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        signals.dismiss(signal, why, who.actor(request));
        return "redirect:/conduct";
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/conduct/signals/{signal}/proceeding")
    String open(
            @PathVariable SignalId signal,
            @RequestParam(defaultValue = "") String facts,
            SignedIn who,
            HttpServletRequest request) {
        return "redirect:/proceedings/"
                + proceedings.open(signal, facts, who.actor(request)).text();
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @GetMapping("/exhibits/{exhibit}")
    ResponseEntity<byte[]> exhibit(@PathVariable ExhibitId exhibit) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(exhibits.get(exhibit).bytes());
    }

    private static String note(Contradictions.Count count, Shell shell) {
        return count.compared() == 0
                ? shell.t("conduct.denied.note.none", DAYS)
                : shell.t("conduct.denied.note", count.denied(), count.compared(), DAYS);
    }

    private Signal visible(SignalId id, SignedIn who) {
        var one = signals.get(id);
        if (one.unit() == null && !who.is(Role.QUALITY_SUPERVISOR)) throw new Refused("not-found", id.text());
        if (one.unit() != null) access.unit(who, one.unit());
        return one;
    }

    private ConductView view(Shell shell, List<? extends @Nullable StaffId> people) {
        return ConductView.of(shell, conventions, staff, organisation, people);
    }
}
