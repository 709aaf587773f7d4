package furong.channel.web.hotline;

import furong.care.Cases;
import furong.care.Procedure;
import furong.care.Procedures;
import furong.catalog.Catalog;
import furong.channel.web.CallInHand;
import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.order.OrderLook;
import furong.channel.web.promise.PromiseWords;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Option;
import furong.contact.ContactId;
import furong.contact.Contacts;
import furong.contact.Phrasebook;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Timeline;
import furong.fault.Faults;
import furong.fault.Handbook;
import furong.fieldwork.SlotKey;
import furong.fieldwork.VisitId;
import furong.knowledge.Articles;
import furong.ordering.OrderRow;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Label;
import furong.promise.PromiseState;
import furong.promise.Promises;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One call: the caller's whole story in sight, everything they may need made in place, and the wrap-up. */
@Allowed({Role.HOTLINE_AGENT, Role.COUNTER_CLERK, Role.ACCOUNT_MANAGER})
@Controller
@RequestMapping("/customers/{customer}/calls/{call}")
class CallPages {

    private static final int SHOWN = 8;
    private static final int MOMENTS = 12;
    private static final int LESSONS = 5;

    private final Contacts contacts;
    private final Phrasebook phrasebook;
    private final Customers customers;
    private final Timeline timeline;
    private final Promises promises;
    private final Cases cases;
    private final Procedures procedures;
    private final Faults faults;
    private final Orders orders;
    private final CallVisits visits;
    private final Handbook handbook;
    private final Articles articles;
    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final DutyList duties;
    private final Access access;
    private final Templates templates;

    CallPages(
            Contacts contacts,
            Phrasebook phrasebook,
            Customers customers,
            Timeline timeline,
            Promises promises,
            Cases cases,
            Procedures procedures,
            Faults faults,
            Orders orders,
            CallVisits visits,
            Handbook handbook,
            Articles articles,
            Subscriptions subscriptions,
            Catalog catalog,
            DutyList duties,
            Access access,
            Templates templates) {
        this.contacts = contacts;
        this.phrasebook = phrasebook;
        this.customers = customers;
        this.timeline = timeline;
        this.promises = promises;
        this.cases = cases;
        this.procedures = procedures;
        this.faults = faults;
        this.orders = orders;
        this.visits = visits;
        this.handbook = handbook;
        this.articles = articles;
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.duties = duties;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(
            @PathVariable CustomerId customer,
            @PathVariable ContactId call,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(required = false) @Nullable VisitId visit,
            SignedIn who,
            HttpServletResponse response,
            Shell shell) {
        var view = view(open(customer, who), call, type, visit, who, shell);
        if (!view.call().isOpen()) CallInHand.forget(response);
        return templates.hotlineCall(shell, view);
    }

    @PostMapping("/verification")
    String verify(
            @PathVariable CustomerId customer,
            @PathVariable ContactId call,
            @RequestParam(defaultValue = "") List<String> prompt,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        contacts.verify(customer, call, prompt, who.actor(request));
        return "redirect:/customers/" + customer.text() + "/calls/" + call.text();
    }

    /** Another window for a visit, while the caller is on the line. */
    @PostMapping("/appointments")
    String appoint(
            @PathVariable CustomerId customer,
            @PathVariable ContactId call,
            @RequestParam VisitId visit,
            @RequestParam(required = false) @Nullable SlotKey slot,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        var by = who.actor(request);
        visits.move(customer, visit, slot, by);
        contacts.about(customer, call, "visit:" + visit.text(), by);
        return "redirect:/customers/" + customer.text() + "/calls/" + call.text();
    }

    @PostMapping("/wrap-up")
    String wrapUp(
            @PathVariable CustomerId customer,
            @PathVariable ContactId call,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        open(customer, who);
        contacts.wrapUp(customer, call, reason, outcome, note, who.actor(request));
        CallInHand.forget(response);
        return "redirect:/hotline";
    }

    private Customer open(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }

    private CallView view(
            Customer customer, ContactId call, String type, @Nullable VisitId visit, SignedIn who, Shell shell) {
        var ordered = orders.of(customer.id(), SHOWN);
        var broken = faults.of(customer.id(), SHOWN);
        var types = procedures.inForce(shell.today());
        var lines = lines(customer, shell);
        return new CallView(
                customer,
                contacts.get(customer.id(), call),
                faults.outagesAround(customer.id()),
                chips(customer, shell),
                timeline.of(customer.id(), null, MOMENTS).rows().stream()
                        .map(entry -> CustomerWords.moment(entry, shell))
                        .toList(),
                cases.of(customer.id(), SHOWN),
                broken,
                ordered.stream().map(row -> ordered(row, shell)).toList(),
                visits.of(customer.id(), ordered, broken, shell),
                visit == null ? null : visit.text(),
                visit == null ? List.of() : visits.windows(customer.id(), visit, shell),
                types,
                chosen(types, type),
                lines,
                diagnosis(lines),
                handbook.symptoms().stream()
                        .map(one -> new Option(one.code(), shell.t(one.name())))
                        .toList(),
                HotlinePages.options(phrasebook.reasons(), shell),
                HotlinePages.options(phrasebook.outcomes(), shell),
                phrasebook.prompts(),
                phrasebook.phrases(),
                articles.of("").stream().limit(LESSONS).toList(),
                duties.of(who.who()));
    }

    private CallView.Ordered ordered(OrderRow row, Shell shell) {
        var state = OrderLook.state(row.state(), row.stage());
        return new CallView.Ordered(
                "/customers/" + row.customer().text() + "/orders/" + row.id().text(),
                shell.t(catalog.offer(row.offer()).name()),
                row.number() + " · " + shell.relative(row.placedAt()),
                shell.t("ordering.state." + state),
                OrderLook.tone(state));
    }

    private List<Chip> chips(Customer customer, Shell shell) {
        return promises.of(customer.id(), 50).stream()
                .filter(promise -> promise.state() == PromiseState.OPEN)
                .limit(SHOWN)
                .map(promise -> PromiseWords.chip(promise, shell))
                .toList();
    }

    private static @Nullable Procedure chosen(List<Procedure> types, String type) {
        return types.stream().filter(one -> one.code().equals(type)).findFirst().orElse(null);
    }

    private List<CallView.Line> lines(Customer customer, Shell shell) {
        return subscriptions.of(customer.id()).stream()
                .filter(line -> !(line instanceof Subscription.Cancelled))
                .map(line -> {
                    var terms = line.terms();
                    var offer = catalog.offer(terms.offer());
                    var number = terms.number();
                    var works = line instanceof Subscription.Active active && active.works();
                    var name = shell.t(offer.name()) + (number == null ? "" : " " + number);
                    return new CallView.Line(
                            terms.id().text(),
                            name,
                            offer.accessKind(),
                            works,
                            shell.t(works ? "hotline.line.works" : "hotline.line.off"));
                })
                .toList();
    }

    private java.util.Map<String, List<Label>> diagnosis(List<CallView.Line> lines) {
        return lines.stream()
                .map(CallView.Line::accessKind)
                .distinct()
                .collect(Collectors.toMap(kind -> kind, handbook::diagnosis, (a, b) -> a, java.util.TreeMap::new));
    }
}
