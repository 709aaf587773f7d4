package furong.channel.web.conduct;

import furong.appraisal.Appraisals;
import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.conduct.Proceedings;
import furong.convention.Conventions;
import furong.honour.HonourBadges;
import furong.organisation.Organisation;
import furong.organisation.Staff;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One's own record: what counts this month, proceedings about oneself, and whether the honour badge is shown. */
@Everyone
@Controller
class OwnPages {

    private final Appraisals appraisals;
    private final Proceedings proceedings;
    private final HonourBadges honour;
    private final Conventions conventions;
    private final Staff staff;
    private final Organisation organisation;
    private final Templates templates;

    OwnPages(
            Appraisals appraisals,
            Proceedings proceedings,
            HonourBadges honour,
            Conventions conventions,
            Staff staff,
            Organisation organisation,
            Templates templates) {
        this.appraisals = appraisals;
        this.proceedings = proceedings;
        this.honour = honour;
        this.conventions = conventions;
        this.staff = staff;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/me/record")
    JteModel record(SignedIn who, Shell shell) {
        var me = who.who();
        var about = proceedings.about(me.id());
        var view = ConductView.of(shell, conventions, staff, organisation, List.of(me.id()));
        return templates.conductOwn(
                view,
                appraisals.of(me.id(), shell.today()),
                appraisals.rule(shell.today()),
                about,
                honour.isShown(me.badge()));
    }

    /** The person's own choice about themself; there is no other way to set it. */
    @PostMapping("/me/honour")
    String choose(@RequestParam(defaultValue = "") String show, SignedIn who, HttpServletRequest request) {
        honour.choose(show.equals("yes"), who.actor(request));
        return "redirect:/me/record";
    }
}
