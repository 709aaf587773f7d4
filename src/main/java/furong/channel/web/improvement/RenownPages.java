package furong.channel.web.improvement;

import furong.channel.web.Shell;
import furong.channel.web.conduct.Upload;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.exhibit.Exhibits;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import furong.renown.Award;
import furong.renown.Comparison;
import furong.renown.Renown;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** Prizes and outside comparisons for the world, each with its source. */
@Public
@Controller
class RenownPages {

    private final Renown renown;
    private final Exhibits exhibits;
    private final Templates templates;

    RenownPages(Renown renown, Exhibits exhibits, Templates templates) {
        this.renown = renown;
        this.exhibits = exhibits;
        this.templates = templates;
    }

    @GetMapping("/awards")
    JteModel show(Shell shell) {
        return templates.renownShow(shell, renown.awards(), renown.comparisons());
    }

    @GetMapping("/awards/{award}/certificate")
    ResponseEntity<byte[]> certificate(@PathVariable String award) {
        var photo = renown.awards().stream()
                .filter(one -> String.valueOf(one.id()).equals(award))
                .map(Award::photo)
                .findFirst()
                .orElse(null);
        if (photo == null) throw new Refused("not-found", award);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .body(exhibits.get(photo).bytes());
    }

    @Allowed({Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
    @PostMapping("/awards")
    String awarded(
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String grantorZh,
            @RequestParam(defaultValue = "") String grantorEn,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        if (!year.isBlank() && !year.strip().matches("\\d{4}")) throw Refused.field("year", "renown-year");
        var by = who.actor(request);
        var bytes = Upload.bytes(photo);
        renown.awarded(
                new Award(
                        0,
                        null,
                        new Label(nameZh.strip(), nameEn.strip()),
                        new Label(grantorZh.strip(), grantorEn.strip()),
                        year.isBlank() ? null : Integer.valueOf(year.strip()),
                        bytes == null ? null : exhibits.keep(bytes, by),
                        source.strip()),
                by);
        return "redirect:/awards";
    }

    @Allowed({Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
    @PostMapping("/comparisons")
    String compared(
            @RequestParam(defaultValue = "") String claimZh,
            @RequestParam(defaultValue = "") String claimEn,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String passage,
            @RequestParam(defaultValue = "") String asOf,
            SignedIn who,
            HttpServletRequest request) {
        renown.compared(
                new Comparison(
                        0,
                        new Label(claimZh.strip(), claimEn.strip()),
                        source.strip(),
                        link.strip(),
                        passage.strip(),
                        asOf.strip()),
                who.actor(request));
        return "redirect:/awards";
    }
}
