package furong.channel.web.hotline;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.contact.Duties;
import furong.contact.DutyFigures;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What I owe: matters I was asked about first or have in hand, until the customer confirms; and what is offered to me. */
@Controller
class OwedPages {

    private static final Duration MEASURED = Duration.ofDays(30);

    private final Duties duties;
    private final DutyFigures figures;
    private final DutyList list;
    private final Staff staff;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    OwedPages(
            Duties duties,
            DutyFigures figures,
            DutyList list,
            Staff staff,
            Customers customers,
            Access access,
            Templates templates) {
        this.duties = duties;
        this.figures = figures;
        this.list = list;
        this.staff = staff;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/owed")
    JteModel owed(SignedIn who, Shell shell) {
        var measured = who.is(Role.BRANCH_MANAGER) || who.is(Role.QUALITY_SUPERVISOR) || who.is(Role.HOTLINE_AGENT);
        var until = shell.now().plusSeconds(1);
        return templates.hotlineOwed(
                shell,
                list.of(who.who()),
                measured ? figures.measures(who.scope(), until.minus(MEASURED), until) : null);
    }

    @Allowed({
        Role.HOTLINE_AGENT,
        Role.COUNTER_CLERK,
        Role.ACCOUNT_MANAGER,
        Role.DISPATCHER,
        Role.BACK_OFFICE,
        Role.BRANCH_MANAGER
    })
    @PostMapping("/customers/{customer}/duties/offer")
    String offer(
            @PathVariable CustomerId customer,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var person = badge.isBlank() ? null : person(badge);
        if (person == null && unit.isBlank()) throw Refused.field("unit", "duty-to-whom");
        var to = new Duties.Offer(
                person == null ? UnitId.of(unit) : person.unit(), person == null ? null : id(person), why);
        duties.offer(customer, subject, to, who.actor(request));
        return "redirect:" + DutyView.href(customer, subject);
    }

    @Allowed({
        Role.HOTLINE_AGENT,
        Role.COUNTER_CLERK,
        Role.ACCOUNT_MANAGER,
        Role.DISPATCHER,
        Role.BACK_OFFICE,
        Role.BRANCH_MANAGER
    })
    @PostMapping("/customers/{customer}/duties/{answer}")
    String answer(
            @PathVariable CustomerId customer,
            @PathVariable String answer,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean stay,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var by = who.actor(request);
        switch (answer) {
            case "acceptance" -> duties.accept(customer, subject, by);
            case "refusal" -> duties.decline(customer, subject, why, by);
            case "withdrawal" -> duties.takeBack(customer, subject, by);
            case "confirmation" -> duties.confirm(customer, subject, Duties.Confirmed.CUSTOMER, null, by);
            default -> throw new Refused("not-found", answer);
        }
        return "redirect:" + (stay ? DutyView.href(customer, subject) : "/owed");
    }

    private StaffMember person(String badge) {
        return staff.byBadge(badge).orElseThrow(() -> Refused.field("badge", "duty-badge"));
    }

    private static @Nullable StaffId id(StaffMember person) {
        return person.id();
    }

    private void mine(CustomerId id, SignedIn who) {
        access.customer(who, customers.get(id).owner(), id.value());
    }
}
