package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import pages.Templates;

/** Hiring somebody into a unit of one's scope. */
@Allowed(Role.ADMINISTRATOR)
@Controller
class HirePages {

    private final Staff staff;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    HirePages(Staff staff, Organisation organisation, Access access, Templates templates) {
        this.staff = staff;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/staff/new")
    JteModel form(SignedIn who, Shell shell) {
        return templates.organisationHire(shell, new HireView(organisation, who.scope(), shell));
    }

    @PostMapping("/staff")
    String hire(@ModelAttribute Hiring sent, SignedIn who, HttpServletRequest request) {
        access.unit(who, sent.chosenUnit());
        var hired = staff.hire(sent.person(organisation, staff), who.actor(request));
        return "redirect:/staff/" + hired.badge();
    }
}
