package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Public;
import furong.conduct.Reports;
import furong.convention.Conventions;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** Where anybody reports that an item of the convention was not kept, with a name or without, and reads what came of it. */
@Public
@Controller
class ReportPages {

    private final Reports reports;
    private final Conventions conventions;
    private final Templates templates;

    ReportPages(Reports reports, Conventions conventions, Templates templates) {
        this.reports = reports;
        this.conventions = conventions;
        this.templates = templates;
    }

    /** {@code badge} comes from a receipt's link. */
    @GetMapping("/convention/report")
    JteModel form(@RequestParam(defaultValue = "") String badge, Shell shell) {
        return templates.conventionReport(
                shell, conventions.on(shell.today()), badge.matches("[0-9A-Za-z-]{3,20}") ? badge : "");
    }

    @PostMapping("/convention/reports")
    String report(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            HttpServletRequest request)
            throws IOException {
        if (on == null) throw Refused.field("on", "report-day");
        var written = new Reports.Written(badge, item, on, words, contact, Upload.bytes(photo));
        return "redirect:/convention/outcome?code=" + reports.report(written, request.getRemoteAddr());
    }

    @GetMapping("/convention/outcome")
    JteModel outcome(@RequestParam(defaultValue = "") String code, Shell shell) {
        var standing = code.isBlank() ? null : standing(code);
        var item = standing == null
                ? null
                : conventions
                        .version(standing.convention())
                        .item(standing.item())
                        .orElse(null);
        return templates.conventionOutcome(shell, code, standing, item);
    }

    private Reports.@Nullable Standing standing(String code) {
        try {
            return reports.standing(code);
        } catch (Refused unknown) {
            return null;
        }
    }
}
