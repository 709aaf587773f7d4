package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.honour.HonourBadges;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.AuditTrail;
import furong.platform.Refused;
import furong.portrait.Portraits;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Who works here, and what was done under a badge a customer names. */
@Allowed({Role.BRANCH_MANAGER, Role.DISPATCHER, Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
@Controller
class StaffPages {

    private static final int ROWS_MAX = 200;
    private static final int DEEDS_MAX = 100;

    private final Staff staff;
    private final Organisation organisation;
    private final AuditTrail trail;
    private final HonourBadges honour;
    private final Portraits portraits;
    private final Access access;
    private final Templates templates;

    StaffPages(
            Staff staff,
            Organisation organisation,
            AuditTrail trail,
            HonourBadges honour,
            Portraits portraits,
            Access access,
            Templates templates) {
        this.staff = staff;
        this.organisation = organisation;
        this.trail = trail;
        this.honour = honour;
        this.portraits = portraits;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/staff")
    JteModel list(@RequestParam(defaultValue = "") String q, SignedIn who, Shell shell) {
        var found = staff.search(q, who.scope(), ROWS_MAX);
        return templates.organisationStaff(shell, q, found, organisation, ROWS_MAX, who.is(Role.ADMINISTRATOR));
    }

    @GetMapping("/staff/{badge}")
    JteModel badge(@PathVariable String badge, SignedIn who, Shell shell) {
        var member = staff.byBadge(badge).orElseThrow(() -> new Refused("not-found", badge));
        access.unit(who, member.unit());
        var deeds = trail.of(member.id().value(), DEEDS_MAX);
        return templates.organisationBadge(
                shell,
                member,
                organisation,
                deeds,
                honour.isShown(member.badge()),
                !portraits.shown(List.of(badge)).isEmpty(),
                who.is(Role.BRANCH_MANAGER) || who.is(Role.ADMINISTRATOR));
    }
}
