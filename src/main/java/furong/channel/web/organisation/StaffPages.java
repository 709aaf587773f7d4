package furong.channel.web.organisation;

import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.contact.Encounters;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.honour.HonourBadges;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.AuditTrail;
import furong.platform.Refused;
import furong.portrait.Portraits;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final int MET_MAX = 200;
    private static final int DAYS = 30;

    private final Staff staff;
    private final Organisation organisation;
    private final AuditTrail trail;
    private final Encounters encounters;
    private final Customers customers;
    private final HonourBadges honour;
    private final Portraits portraits;
    private final Access access;
    private final Templates templates;

    StaffPages(
            Staff staff,
            Organisation organisation,
            AuditTrail trail,
            Encounters encounters,
            Customers customers,
            HonourBadges honour,
            Portraits portraits,
            Access access,
            Templates templates) {
        this.staff = staff;
        this.organisation = organisation;
        this.trail = trail;
        this.encounters = encounters;
        this.customers = customers;
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
    JteModel badge(@PathVariable String badge, Period.Asked asked, SignedIn who, Shell shell) {
        var member = staff.byBadge(badge).orElseThrow(() -> new Refused("not-found", badge));
        access.unit(who, member.unit());
        var period = asked.orLast(DAYS, shell.today());
        var met = encounters.of(badge, period.from(), period.end(), MET_MAX);
        var rows =
                customers.rows(met.stream().map(one -> one.touch().customer()).collect(Collectors.toSet()));
        return templates.organisationBadge(
                shell,
                member,
                organisation,
                period,
                met,
                rows.values().stream()
                        .filter(row -> who.scope().sees(row.owner()))
                        .collect(Collectors.toMap(CustomerRow::id, Function.identity())),
                trail.of(member.id().value(), DEEDS_MAX),
                honour.isShown(member.badge()),
                !portraits.shown(List.of(badge)).isEmpty(),
                who.is(Role.BRANCH_MANAGER) || who.is(Role.ADMINISTRATOR));
    }
}
