package furong.channel.web.resource;

import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What can be had at an address, and why the rest cannot. */
@Controller
class ReachPages {

    private final ReachCheck reach;
    private final Areas areas;
    private final Templates templates;

    ReachPages(ReachCheck reach, Areas areas, Templates templates) {
        this.reach = reach;
        this.areas = areas;
        this.templates = templates;
    }

    /** An address, if one is written, goes before the choices. */
    @Everyone
    @GetMapping("/reach")
    JteModel reach(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String office,
            Shell shell) {
        var written = address.isBlank() ? null : areas.written(address.strip());
        var area = written == null ? areas.chosen(district, office) : written;
        return templates.resourceReach(new ReachView(
                shell,
                address.strip(),
                !address.isBlank() && written == null,
                area,
                area == null ? "" : areas.name(area, shell),
                areas.districts(shell),
                areas.offices(area, shell),
                area == null ? List.of() : reach.check(area, shell.today())));
    }
}
