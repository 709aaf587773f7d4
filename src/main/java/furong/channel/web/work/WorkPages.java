package furong.channel.web.work;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Refused;
import furong.workorder.DeskRequests;
import furong.workorder.WorkOrder;
import furong.workorder.WorkOrderId;
import furong.workorder.WorkOrders;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The desks of the back office: what is owed to the front line, taking it, doing it, and being graded for it. */
@Controller
class WorkPages {

    private static final int ROWS = 100;
    private static final int GRADED = 20;

    private final WorkOrders work;
    private final DeskRequests requests;
    private final Customers customers;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    WorkPages(
            WorkOrders work,
            DeskRequests requests,
            Customers customers,
            Organisation organisation,
            Access access,
            Templates templates) {
        this.work = work;
        this.requests = requests;
        this.customers = customers;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    @Allowed({
        Role.BACK_OFFICE,
        Role.FINANCE,
        Role.DISPATCHER,
        Role.COUNTER_CLERK,
        Role.HOTLINE_AGENT,
        Role.ACCOUNT_MANAGER,
        Role.BRANCH_MANAGER
    })
    @GetMapping("/work")
    JteModel list(@RequestParam(defaultValue = "") String queue, SignedIn who, Shell shell) {
        var open = work.open(queue, who.scope(), ROWS);
        var done = work.done(who.scope(), GRADED);
        var named = customers.rows(Stream.concat(open.stream(), done.stream())
                .map(WorkOrder::customer)
                .collect(Collectors.toSet()));
        return templates.workList(
                shell,
                new WorkList(
                        queue,
                        open,
                        done,
                        named,
                        work.service(who.scope()),
                        organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name()))),
                        work.queues().stream()
                                .map(desk -> new Option(desk.code(), shell.t(desk.name())))
                                .toList(),
                        who.is(Role.BACK_OFFICE) || who.is(Role.FINANCE) || who.is(Role.DISPATCHER),
                        who.is(Role.COUNTER_CLERK) || who.is(Role.HOTLINE_AGENT) || who.is(Role.ACCOUNT_MANAGER),
                        who.who().badge()));
    }

    /** Asks a desk for something about a matter; the answer stands beside it. */
    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.DISPATCHER})
    @PostMapping("/customers/{customer}/work")
    String ask(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String what,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        if (!subject.matches("(case|fault|order):[0-9A-Z]{1,20}")) throw new Refused("not-found", subject);
        return "redirect:" + WorkList.href(requests.ask(customer, subject, queue, what, who.actor(request)));
    }

    @Allowed({Role.BACK_OFFICE, Role.FINANCE, Role.DISPATCHER})
    @PostMapping("/customers/{customer}/work/{work}/taking")
    String take(
            @PathVariable CustomerId customer,
            @PathVariable("work") WorkOrderId id,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        work.take(customer, id, who.actor(request));
        return "redirect:/work";
    }

    @Allowed({Role.BACK_OFFICE, Role.FINANCE, Role.DISPATCHER})
    @PostMapping("/customers/{customer}/work/{work}/completion")
    String done(
            @PathVariable CustomerId customer,
            @PathVariable("work") WorkOrderId id,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        work.done(customer, id, note, who.actor(request));
        return "redirect:/work";
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
    @PostMapping("/customers/{customer}/work/{work}/rating")
    String rate(
            @PathVariable CustomerId customer,
            @PathVariable("work") WorkOrderId id,
            @RequestParam(defaultValue = "0") int rating,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        work.rate(customer, id, rating, note, who.actor(request));
        return "redirect:/work";
    }

    private void mine(CustomerId id, SignedIn who) {
        access.customer(who, customers.get(id).owner(), id.value());
    }
}
