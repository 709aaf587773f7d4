package furong.channel.web.fault;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.hotline.Handings;
import furong.channel.web.order.OrderLook;
import furong.channel.web.promise.PromiseWords;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.contact.ContactChannel;
import furong.contact.ContactId;
import furong.contact.Duties;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dispatch.Offers;
import furong.fault.Fault;
import furong.fault.FaultId;
import furong.fault.Faults;
import furong.fault.Handbook;
import furong.fault.Mending;
import furong.fault.NewFault;
import furong.fault.Outages;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.knowledge.ArticleId;
import furong.knowledge.Articles;
import furong.organisation.Role;
import furong.promise.Promises;
import furong.subscription.SubscriptionId;
import furong.travel.Spot;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One fault: reported, tested, a crew sent, mended. */
@Allowed({
    Role.HOTLINE_AGENT,
    Role.COUNTER_CLERK,
    Role.ACCOUNT_MANAGER,
    Role.DISPATCHER,
    Role.TECHNICIAN,
    Role.BRANCH_MANAGER
})
@Controller
@RequestMapping("/customers/{customer}/faults")
class FaultPages {

    private static final int DAYS = 4;

    private final Faults faults;
    private final Mending mending;
    private final Outages outages;
    private final Handbook handbook;
    private final Articles articles;
    private final Customers customers;
    private final Catalog catalog;
    private final Promises promises;
    private final Handings handings;
    private final Duties duties;
    private final Slots slots;
    private final Offers offers;
    private final Access access;
    private final Templates templates;

    FaultPages(
            Faults faults,
            Mending mending,
            Outages outages,
            Handbook handbook,
            Articles articles,
            Customers customers,
            Catalog catalog,
            Promises promises,
            Handings handings,
            Duties duties,
            Slots slots,
            Offers offers,
            Access access,
            Templates templates) {
        this.faults = faults;
        this.mending = mending;
        this.outages = outages;
        this.handbook = handbook;
        this.articles = articles;
        this.customers = customers;
        this.catalog = catalog;
        this.promises = promises;
        this.handings = handings;
        this.duties = duties;
        this.slots = slots;
        this.offers = offers;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/{id}")
    JteModel show(
            @PathVariable CustomerId customer,
            @PathVariable FaultId id,
            @RequestParam(defaultValue = "") String call,
            SignedIn who,
            Shell shell) {
        var back = call.isEmpty()
                ? null
                : "/customers/" + customer.text() + "/calls/"
                        + ContactId.of(call).text();
        var person = mine(customer, who);
        var fault = faults.get(customer, id);
        return templates.faultShow(shell, view(person, fault, who, shell), articles.of(fault.symptom()), back);
    }

    /** {@code call} names the call in which it was told; then the agent stays there. */
    @PostMapping
    String report(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String subscription,
            @RequestParam(defaultValue = "") String symptom,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String call,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var fault = faults.report(
                new NewFault(
                        customer,
                        SubscriptionId.of(subscription),
                        symptom,
                        note,
                        who.is(Role.HOTLINE_AGENT) ? ContactChannel.HOTLINE : ContactChannel.HALL,
                        call.isEmpty() ? null : ContactId.of(call)),
                who.actor(request));
        return "redirect:" + FaultView.href(fault) + (call.isEmpty() ? "" : "?call=" + call);
    }

    @PostMapping("/{id}/tests")
    String test(@PathVariable CustomerId customer, @PathVariable FaultId id, SignedIn who, HttpServletRequest request) {
        mine(customer, who);
        mending.test(customer, id, who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/visits")
    String send(
            @PathVariable CustomerId customer,
            @PathVariable FaultId id,
            @RequestParam(defaultValue = "") String slot,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var by = who.actor(request);
        var hold = slots.hold(customer, SlotKey.of(slot), Mending.VISIT_MINUTES, by);
        mending.sendCrew(customer, id, hold, by);
        return redirect(customer, id);
    }

    @PostMapping("/{id}/mending")
    String mended(
            @PathVariable CustomerId customer,
            @PathVariable FaultId id,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String remedy,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        mending.mended(customer, id, cause, remedy, who.actor(request));
        return redirect(customer, id);
    }

    /** A lesson from the knowledge base was used on this fault. */
    @PostMapping("/{id}/lessons")
    String learnt(
            @PathVariable CustomerId customer,
            @PathVariable FaultId id,
            @RequestParam(defaultValue = "") String article,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        articles.used(ArticleId.of(article), customer, id, who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/taking")
    String take(@PathVariable CustomerId customer, @PathVariable FaultId id, SignedIn who, HttpServletRequest request) {
        mine(customer, who);
        duties.take(customer, id.subject(), who.actor(request));
        return redirect(customer, id);
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(
            @PathVariable CustomerId customer,
            @PathVariable FaultId id,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        mending.withdraw(customer, id, why, who.actor(request));
        return redirect(customer, id);
    }

    private FaultView view(Customer customer, Fault fault, SignedIn who, Shell shell) {
        var outage = fault.outage();
        return new FaultView(
                customer,
                fault,
                outage == null ? null : outages.get(outage),
                promises.about(customer.id(), fault.id().subject()).stream()
                        .map(promise -> PromiseWords.chip(promise, shell))
                        .toList(),
                handbook.symptoms().stream().collect(Collectors.toMap(Handbook.Symptom::code, Handbook.Symptom::name)),
                handbook.causes().stream()
                        .map(one -> new Option(one.code(), shell.t(one.name()), shell.t("promise.cause." + one.side())))
                        .toList(),
                fault.isOpen() ? days(customer, fault, shell) : List.of(),
                handbook.diagnosis(catalog.offer(fault.offer()).accessKind()),
                handings.of(customer.id(), fault.id().subject(), who, shell),
                !who.is(Role.QUALITY_SUPERVISOR));
    }

    /** The best few windows that the plan can keep, as for an order. */
    private List<SlotDay> days(Customer customer, Fault fault, Shell shell) {
        var skill = mending.skill(fault);
        if (skill.isEmpty() || fault.visit() != null) return List.of();
        var place = customer.place(fault.place());
        var spot = new Spot(place.lat(), place.lon(), fault.area().district());
        var wish = new Offers.Wish(skill, Mending.VISIT_MINUTES, spot);
        return OrderLook.days(shell, offers.offers(wish, shell.today(), DAYS));
    }

    private static String redirect(CustomerId customer, FaultId id) {
        return "redirect:/customers/" + customer.text() + "/faults/" + id.text();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
