package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.organisation.Staff;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Everyone changes their own password, and nobody anybody else's. */
@Everyone
@Controller
class PasswordPages {

    private final Staff staff;
    private final Templates templates;

    PasswordPages(Staff staff, Templates templates) {
        this.staff = staff;
        this.templates = templates;
    }

    @GetMapping("/me/password")
    JteModel form(@RequestParam(defaultValue = "false") boolean changed, Shell shell) {
        return templates.organisationPassword(shell, changed);
    }

    @PostMapping("/me/password")
    String change(
            @RequestParam String old,
            @RequestParam String fresh,
            @RequestParam String again,
            SignedIn who,
            HttpServletRequest request) {
        if (!fresh.equals(again)) throw Refused.field("again", "staff-password-twice");
        staff.changePassword(who.who().id(), old, fresh, who.actor(request));
        return "redirect:/me/password?changed=true";
    }
}
