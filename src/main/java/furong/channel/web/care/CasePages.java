package furong.channel.web.care;

import furong.care.Answers;
import furong.care.Case;
import furong.care.CaseId;
import furong.care.Cases;
import furong.care.Decision;
import furong.care.Merges;
import furong.care.NewCase;
import furong.care.Parkings;
import furong.care.Procedures;
import furong.channel.web.Shell;
import furong.channel.web.hotline.Handings;
import furong.channel.web.promise.PromiseWords;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.contact.ContactChannel;
import furong.contact.ContactId;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Refused;
import furong.promise.Promises;
import furong.workorder.WorkOrders;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One case: what was brought, what its procedure asks next, and everything that can be done with it. */
@Allowed({
    Role.HOTLINE_AGENT,
    Role.COUNTER_CLERK,
    Role.ACCOUNT_MANAGER,
    Role.DISPATCHER,
    Role.BACK_OFFICE,
    Role.BRANCH_MANAGER
})
@Controller
@RequestMapping("/customers/{customer}/cases")
class CasePages {

    private static final String FIELD = "a-";
    private static final int OTHERS = 20;

    private final Cases cases;
    private final Answers answers;
    private final Parkings parkings;
    private final Merges merges;
    private final Procedures procedures;
    private final Duties duties;
    private final Handings handings;
    private final Customers customers;
    private final Promises promises;
    private final Organisation organisation;
    private final Contacts contacts;
    private final WorkOrders work;
    private final Access access;
    private final Templates templates;

    CasePages(
            Cases cases,
            Answers answers,
            Parkings parkings,
            Merges merges,
            Procedures procedures,
            Duties duties,
            Handings handings,
            Customers customers,
            Promises promises,
            Organisation organisation,
            Contacts contacts,
            WorkOrders work,
            Access access,
            Templates templates) {
        this.cases = cases;
        this.answers = answers;
        this.parkings = parkings;
        this.merges = merges;
        this.procedures = procedures;
        this.duties = duties;
        this.handings = handings;
        this.customers = customers;
        this.promises = promises;
        this.organisation = organisation;
        this.contacts = contacts;
        this.work = work;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/{id}")
    JteModel show(@PathVariable CustomerId customer, @PathVariable CaseId id, SignedIn who, Shell shell) {
        return templates.careShow(shell, view(mine(customer, who), id, who, shell));
    }

    @GetMapping("/new")
    JteModel begin(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String type,
            SignedIn who,
            Shell shell) {
        var types = procedures.inForce(shell.today());
        return templates.careNewCase(
                shell,
                mine(customer, who),
                types,
                types.stream()
                        .filter(one -> one.code().equals(type))
                        .findFirst()
                        .orElse(null));
    }

    /** {@code call} names the call in which it was told; then the agent stays there. */
    @PostMapping
    String open(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String call,
            @RequestParam Map<String, String> given,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var fields = given.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(FIELD))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(FIELD.length()), Map.Entry::getValue));
        var opened = cases.open(
                new NewCase(
                        customer,
                        type,
                        title,
                        given.getOrDefault("story", ""),
                        given.getOrDefault("complainant", ""),
                        given.getOrDefault("behalf", ""),
                        fields,
                        channel(given.getOrDefault("channel", ""), who),
                        call.isEmpty() ? null : ContactId.of(call)),
                who.actor(request));
        return call.isEmpty() ? redirect(opened) : "redirect:/customers/" + customer.text() + "/calls/" + call;
    }

    @PostMapping("/{id}/steps")
    String step(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        cases.done(customer, id, step, note, who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/answer")
    String answer(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "INFORMED") Decision decision,
            @RequestParam(defaultValue = "") String words,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        answers.answer(customer, id, decision, words, who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/closing")
    String close(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String cause,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        answers.close(customer, id, cause, who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/parking")
    String park(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        parkings.park(customer, id, day(day), why, who.actor(request));
        return redirect(customer, id);
    }

    /** What takes one button and perhaps a reason. */
    @PostMapping("/{id}/{what}")
    String other(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            @PathVariable String what,
            @RequestParam Map<String, String> given,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var by = who.actor(request);
        switch (what) {
            case "waking" -> parkings.wake(customer, id, by);
            case "taking" -> duties.take(customer, id.subject(), by);
            case "reopening" -> cases.reopen(customer, id, given.getOrDefault("why", ""), by);
            case "merging" -> merges.merge(customer, id, CaseId.of(given.getOrDefault("into", "")), by);
            case "unmerging" -> merges.undo(customer, id, by);
            default -> throw new Refused("not-found", what);
        }
        return redirect(customer, id);
    }

    private CaseView view(Customer customer, CaseId id, SignedIn who, Shell shell) {
        var record = cases.record(customer.id(), id);
        var others = cases.of(customer.id(), OTHERS).stream()
                .filter(Case::isOpen)
                .filter(other -> !other.id().equals(id))
                .toList();
        return new CaseView(
                customer,
                record,
                handings.of(customer.id(), id.subject(), who, shell),
                promises.about(customer.id(), id.subject()).stream()
                        .map(promise -> PromiseWords.chip(promise, shell))
                        .toList(),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> unit)),
                procedures.causes().stream()
                        .map(cause -> new Option(cause.code(), shell.t(cause.name())))
                        .toList(),
                others,
                contacts.lettersAbout(customer.id(), id.subject()),
                work.of(customer.id(), id.subject()),
                work.queues().stream()
                        .map(desk -> new Option(desk.code(), shell.t(desk.name())))
                        .toList(),
                !who.is(Role.QUALITY_SUPERVISOR));
    }

    private static ContactChannel channel(String given, SignedIn who) {
        for (var channel : ContactChannel.values()) if (channel.name().equals(given)) return channel;
        if (who.is(Role.HOTLINE_AGENT)) return ContactChannel.HOTLINE;
        return who.is(Role.ACCOUNT_MANAGER) ? ContactChannel.ACCOUNT_MANAGER : ContactChannel.HALL;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field("day", "case-park-day", 60);
        }
    }

    private static String redirect(Case one) {
        return redirect(one.customer(), one.id());
    }

    private static String redirect(CustomerId customer, CaseId id) {
        return "redirect:/customers/" + customer.text() + "/cases/" + id.text();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
