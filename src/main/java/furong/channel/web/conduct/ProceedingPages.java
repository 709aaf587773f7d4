package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.conduct.ProceedingId;
import furong.conduct.Proceedings;
import furong.convention.Conventions;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One proceeding, stage by stage, for those who conduct it, the management, and the person it is about. */
@Allowed(Role.QUALITY_SUPERVISOR)
@Controller
class ProceedingPages {

    private final Proceedings proceedings;
    private final Conventions conventions;
    private final Staff staff;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    ProceedingPages(
            Proceedings proceedings,
            Conventions conventions,
            Staff staff,
            Organisation organisation,
            Access access,
            Templates templates) {
        this.proceedings = proceedings;
        this.conventions = conventions;
        this.staff = staff;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    /** The person it is about reads it, too; nobody else of their rank does. */
    @Everyone
    @GetMapping("/proceedings/{proceeding}")
    JteModel show(@PathVariable ProceedingId proceeding, SignedIn who, Shell shell) {
        var one = proceedings.get(proceeding);
        var own = one.person().equals(who.who().id());
        if (!own) {
            if (!who.is(Role.QUALITY_SUPERVISOR) && !who.is(Role.BRANCH_MANAGER) && !who.is(Role.FINANCE))
                throw new Refused("not-found", proceeding.text());
            access.unit(who, one.unit());
        }
        var view = ConductView.of(shell, conventions, staff, organisation, List.of(one.person()));
        var day = java.time.LocalDate.ofInstant(one.at(), furong.channel.web.Formats.ZONE);
        return templates.conductProceeding(
                view,
                one,
                proceedings.rule(day),
                own,
                !own && who.is(Role.QUALITY_SUPERVISOR),
                !own && who.is(Role.BRANCH_MANAGER));
    }

    @PostMapping("/proceedings/{proceeding}/notice")
    String notify(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String words,
            SignedIn who,
            HttpServletRequest request) {
        proceedings.notify(proceeding, words, who.actor(request));
        return to(proceeding);
    }

    /** What the person says: written down by the quality department, or by the person themself. */
    @Everyone
    @PostMapping("/proceedings/{proceeding}/hearing")
    String hear(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String statement,
            SignedIn who,
            HttpServletRequest request) {
        var own = proceedings.get(proceeding).person().equals(who.who().id());
        if (!own && !who.is(Role.QUALITY_SUPERVISOR)) throw new Refused("not-found", proceeding.text());
        proceedings.hear(proceeding, statement, who.actor(request));
        return to(proceeding);
    }

    @PostMapping("/proceedings/{proceeding}/decision")
    String decide(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String upheld,
            @RequestParam(defaultValue = "") String reasons,
            SignedIn who,
            HttpServletRequest request) {
        proceedings.decide(proceeding, answer("upheld", upheld), reasons, who.actor(request));
        return to(proceeding);
    }

    @Everyone
    @PostMapping("/proceedings/{proceeding}/appeal")
    String appeal(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String grounds,
            SignedIn who,
            HttpServletRequest request) {
        proceedings.appeal(proceeding, grounds, who.actor(request));
        return to(proceeding);
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/proceedings/{proceeding}/ruling")
    String rule(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String reversed,
            @RequestParam(defaultValue = "") String reasons,
            SignedIn who,
            HttpServletRequest request) {
        access.unit(who, proceedings.get(proceeding).unit());
        proceedings.rule(proceeding, answer("reversed", reversed), reasons, who.actor(request));
        return to(proceeding);
    }

    private static boolean answer(String field, String sent) {
        return switch (sent) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw Refused.field(field, "required");
        };
    }

    private static String to(ProceedingId proceeding) {
        return "redirect:/proceedings/" + proceeding.text();
    }
}
