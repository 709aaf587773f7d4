package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel.Panel;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Moment;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Need;
import furong.customer.Timeline;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One customer on one page: who they are, what happened, what we owe them. */
@Allowed({
    Role.COUNTER_CLERK,
    Role.LOBBY_GUIDE,
    Role.HOTLINE_AGENT,
    Role.CALLBACK_AGENT,
    Role.DISPATCHER,
    Role.FINANCE,
    Role.ACCOUNT_MANAGER,
    Role.BRANCH_MANAGER
})
@Controller
@RequestMapping("/customers/{customer}")
class CustomerPages {

    private static final int MOMENTS = 20;

    private final Customers customers;
    private final Timeline timeline;
    private final Organisation organisation;
    private final Staff staff;
    private final Access access;
    private final List<CustomerPanel> panels;
    private final Templates templates;

    CustomerPages(
            Customers customers,
            Timeline timeline,
            Organisation organisation,
            Staff staff,
            Access access,
            List<CustomerPanel> panels,
            Templates templates) {
        this.customers = customers;
        this.timeline = timeline;
        this.organisation = organisation;
        this.staff = staff;
        this.access = access;
        this.panels = panels;
        this.templates = templates;
    }

    @GetMapping
    JteModel page(
            @PathVariable CustomerId customer,
            SignedIn who,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        var theirs = open(customer, who);
        Recent.remember(customer, request, response);
        return templates.customerPage(shell, view(theirs, who, shell));
    }

    @GetMapping("/timeline")
    JteModel older(@PathVariable CustomerId customer, @RequestParam String after, SignedIn who, Shell shell) {
        open(customer, who);
        var page = timeline.of(customer, after, MOMENTS);
        var moments = page.rows().stream()
                .map(entry -> CustomerWords.moment(entry, shell))
                .toList();
        return templates.uiTimelineItems(shell, moments, next(customer, page.next()));
    }

    @Allowed({Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/needs")
    String need(
            @PathVariable CustomerId customer,
            @RequestParam String need,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String consent,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        var chosen = Registration.constant(Need.class, "need", need);
        customers.noteNeed(customer, chosen, note, Registration.required("consent", consent), who.actor(request));
        return "redirect:/customers/" + customer.text();
    }

    @Allowed({Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/contacts")
    String contact(
            @PathVariable CustomerId customer,
            @RequestParam String phone,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean preferred,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        var contact = Registration.phone(Registration.required("phone", phone), name, preferred);
        customers.addContact(customer, contact, who.actor(request));
        return "redirect:/customers/" + customer.text();
    }

    private Customer open(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }

    private CustomerView view(Customer customer, SignedIn who, Shell shell) {
        var page = timeline.of(customer.id(), null, MOMENTS);
        List<Moment> moments = page.rows().stream()
                .map(entry -> CustomerWords.moment(entry, shell))
                .toList();
        var keepers = keepers(customer);
        var managers = customer.managers();
        List<Panel> right =
                panels.stream().map(panel -> panel.of(customer, shell)).toList();
        return new CustomerView(
                customer,
                organisation.unit(customer.owner()),
                managers == null ? null : keepers.get(managers.manager()),
                managers == null ? null : keepers.get(managers.deputy()),
                moments,
                next(customer.id(), page.next()),
                right,
                RegistrationPages.mayRegister(who) || who.is(Role.LOBBY_GUIDE));
    }

    private Map<StaffId, StaffMember> keepers(Customer customer) {
        var managers = customer.managers();
        return managers == null ? Map.of() : staff.members(Set.of(managers.manager(), managers.deputy()));
    }

    private static @Nullable String next(CustomerId customer, @Nullable String after) {
        return after == null ? null : "/customers/" + customer.text() + "/timeline?after=" + after;
    }
}
