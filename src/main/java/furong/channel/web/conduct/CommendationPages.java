package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.conduct.Commendation;
import furong.conduct.CommendationId;
import furong.conduct.Commendations;
import furong.convention.Conventions;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.exhibit.Exhibits;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
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

/** The register of praise: letters with their scan, calls, words in person. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.COUNTER_CLERK, Role.HOTLINE_AGENT})
@Controller
class CommendationPages {

    private final Commendations commendations;
    private final Customers customers;
    private final Exhibits exhibits;
    private final Conventions conventions;
    private final Staff staff;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    CommendationPages(
            Commendations commendations,
            Customers customers,
            Exhibits exhibits,
            Conventions conventions,
            Staff staff,
            Organisation organisation,
            Access access,
            Templates templates) {
        this.commendations = commendations;
        this.customers = customers;
        this.exhibits = exhibits;
        this.conventions = conventions;
        this.staff = staff;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/commendations")
    JteModel list(SignedIn who, Shell shell) {
        var all = commendations.in(who.scope());
        var people = all.stream().map(Commendation::person).toList();
        return templates.conductCommendations(ConductView.of(shell, conventions, staff, organisation, people), all);
    }

    @PostMapping("/commendations")
    String register(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(required = false) Commendation.@Nullable Kind kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        if (kind == null) throw Refused.field("kind", "required");
        if (day == null) throw Refused.field("day", "report-day");
        var theirs = customer(customer.strip(), who);
        var by = who.actor(request);
        var bytes = Upload.bytes(photo);
        var scan = bytes == null ? null : exhibits.keep(bytes, by);
        var id = commendations.register(
                new Commendations.Praise(badge.strip(), kind, from, words, "", scan, day, theirs), by);
        return "redirect:/commendations/" + id.text();
    }

    /** The customer with this number, among those the person sees; null where none is given. */
    private @Nullable CustomerId customer(String number, SignedIn who) {
        if (number.isEmpty()) return null;
        return customers.search(number, who.scope(), 2).stream()
                .filter(row -> row.number().equalsIgnoreCase(number))
                .map(CustomerRow::id)
                .findFirst()
                .orElseThrow(() -> Refused.field("customer", "commendation-customer", number));
    }

    /** Whoever is praised reads it, too. */
    @Everyone
    @GetMapping("/commendations/{commendation}")
    JteModel show(@PathVariable CommendationId commendation, SignedIn who, Shell shell) {
        var one = visible(commendation, who);
        return templates.conductCommendation(
                ConductView.of(shell, conventions, staff, organisation, List.of(one.person())), one);
    }

    @Everyone
    @GetMapping("/commendations/{commendation}/letter")
    ResponseEntity<byte[]> letter(@PathVariable CommendationId commendation, SignedIn who) {
        var photo = visible(commendation, who).photo();
        if (photo == null) throw new Refused("not-found", commendation.text());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(exhibits.get(photo).bytes());
    }

    private Commendation visible(CommendationId id, SignedIn who) {
        var one = commendations.get(id);
        if (!one.person().equals(who.who().id())) access.unit(who, one.unit());
        return one;
    }
}
