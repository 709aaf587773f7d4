package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.mobile.FieldReports;
import furong.mobile.LateReport;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What came from the field beside the plan: pictures of a visit, and reports of visits that were taken away meanwhile. */
@Allowed({Role.TECHNICIAN, Role.DISPATCHER})
@Controller
class LatePages {

    private final FieldReports reports;
    private final VisitDoor doors;
    private final Templates templates;

    LatePages(FieldReports reports, VisitDoor doors, Templates templates) {
        this.reports = reports;
        this.doors = doors;
        this.templates = templates;
    }

    @GetMapping("/field/visits/{customer}/{visit}/files/{hash}")
    ResponseEntity<byte[]> picture(
            @PathVariable String customer, @PathVariable String visit, @PathVariable String hash, SignedIn person) {
        doors.open(CustomerId.of(customer), VisitId.of(visit), person);
        var picture = reports.picture(CustomerId.of(customer), VisitId.of(visit), hash)
                .orElseThrow(() -> new Refused("not-found", hash));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(picture.bytes());
    }

    @Allowed(Role.DISPATCHER)
    @GetMapping("/field/late")
    JteModel late(SignedIn person, Shell shell) {
        var byVisit = new LinkedHashMap<VisitId, List<LateReport>>();
        for (var one : reports.late(person.scope()))
            byVisit.computeIfAbsent(one.visit(), visit -> new ArrayList<>()).add(one);
        return templates.fieldLate(shell, List.copyOf(byVisit.values()));
    }

    @Allowed(Role.DISPATCHER)
    @PostMapping("/field/visits/{customer}/{visit}/late")
    String settle(
            @PathVariable String customer,
            @PathVariable String visit,
            @RequestParam(defaultValue = "") String note,
            SignedIn person,
            HttpServletRequest request) {
        doors.open(CustomerId.of(customer), VisitId.of(visit), person);
        reports.settle(CustomerId.of(customer), VisitId.of(visit), note, person.actor(request));
        return "redirect:/field/late";
    }
}
