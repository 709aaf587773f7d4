package furong.channel.web.regulator;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.promise.Rules;
import furong.regulator.Limits;
import furong.regulator.Returns;
import furong.regulator.Returns.Wanted;
import furong.regulator.SubmissionId;
import furong.regulator.Submissions;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The regulator's return: counted, as a file, on paper; submitted, and shown later as it was. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class ReturnPages {

    private static final int SUBMISSIONS = 24;

    private final Returns returns;
    private final Submissions submissions;
    private final Limits limits;
    private final Rules rules;
    private final ReturnPaper paper;
    private final Templates templates;
    private final String house;

    ReturnPages(
            Returns returns,
            Submissions submissions,
            Limits limits,
            Rules rules,
            ReturnPaper paper,
            Templates templates,
            @Value("${furong.jurisdiction:CN-SC}") String house) {
        this.returns = returns;
        this.submissions = submissions;
        this.limits = limits;
        this.rules = rules;
        this.paper = paper;
        this.templates = templates;
        this.house = house;
    }

    /** What the address asks for; the last whole month of our own jurisdiction if it says nothing. */
    record Address(
            @Nullable String jurisdiction,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        Wanted wanted(String house, LocalDate today) {
            var month = today.withDayOfMonth(1);
            var first = from == null ? month.minusMonths(1) : from;
            var last = until == null ? from == null ? month.minusDays(1) : today : until;
            return new Wanted(
                    jurisdiction == null || jurisdiction.isEmpty() ? house : jurisdiction, first, last.plusDays(1));
        }
    }

    @GetMapping("/returns")
    JteModel counted(Address address, SignedIn who, Shell shell) {
        var wanted = address.wanted(house, shell.today());
        return templates.regulatorCounted(new ReturnView(
                shell,
                returns.of(wanted, who.scope()),
                null,
                null,
                rules.jurisdictions(),
                submissions.newest(SUBMISSIONS),
                returns.whole(who.scope()) && who.is(Role.QUALITY_SUPERVISOR)));
    }

    @GetMapping("/returns/file")
    ResponseEntity<byte[]> file(Address address, SignedIn who, Shell shell) {
        var counted = returns.of(address.wanted(house, shell.today()), who.scope());
        return sent("return-" + counted.from() + ".csv", "text/csv;charset=UTF-8", submissions.file(counted));
    }

    @GetMapping("/returns/paper")
    ResponseEntity<byte[]> paper(Address address, SignedIn who, Shell shell) {
        var counted = returns.of(address.wanted(house, shell.today()), who.scope());
        return sent("return-" + counted.from() + ".pdf", "application/pdf", paper.print(counted, null));
    }

    @GetMapping("/returns/limits")
    JteModel limits(Shell shell) {
        return templates.regulatorLimits(shell, limits.all());
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/returns/submissions")
    String submit(
            @RequestParam(defaultValue = "") String note,
            Address address,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var made = submissions.submit(address.wanted(house, shell.today()), who.scope(), note, who.actor(request));
        return "redirect:/returns/submissions/" + made.id().text();
    }

    /** As it was submitted, beside what would be counted now. */
    @GetMapping("/returns/submissions/{submission}")
    JteModel submitted(@PathVariable SubmissionId submission, SignedIn who, Shell shell) {
        var found = submissions.get(submission);
        var now = returns.of(new Wanted(found.jurisdiction(), found.from(), found.until()), who.scope());
        return templates.regulatorSubmitted(new ReturnView(
                shell,
                submissions.frozen(found),
                found,
                now,
                rules.jurisdictions(),
                submissions.newest(SUBMISSIONS),
                false));
    }

    @GetMapping("/returns/submissions/{submission}/file")
    ResponseEntity<byte[]> submittedFile(@PathVariable SubmissionId submission) {
        var found = submissions.get(submission);
        return sent(found.number() + ".csv", "text/csv;charset=UTF-8", submissions.content(submission));
    }

    @GetMapping("/returns/submissions/{submission}/paper")
    ResponseEntity<byte[]> submittedPaper(@PathVariable SubmissionId submission) {
        var found = submissions.get(submission);
        return sent(found.number() + ".pdf", "application/pdf", paper.print(submissions.frozen(found), found));
    }

    private static ResponseEntity<byte[]> sent(String name, String type, byte[] content) {
        var disposition = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }
}
