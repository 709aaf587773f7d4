package furong.channel.web.order;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.improvement.Filled;
import furong.channel.web.order.ChangeForm.Wish;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.improvement.Efforts;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.subscription.SubscriptionId;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Another speed, tariff or feature on one page: what there is stands there, what changes is ticked, one confirmation. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
@Controller
class ChangePages {

    /** Fields of the page that are no answers of the registration form. */
    private static final Set<String> OURS = Set.of("offer", "feature", "effective", "requestKey");

    private final Customers customers;
    private final Catalog catalog;
    private final ChangeForms forms;
    private final Orders orders;
    private final Efforts efforts;
    private final ConsentDesk desk;
    private final Access access;
    private final Templates templates;

    ChangePages(
            Customers customers,
            Catalog catalog,
            ChangeForms forms,
            Orders orders,
            Efforts efforts,
            ConsentDesk desk,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.catalog = catalog;
        this.forms = forms;
        this.orders = orders;
        this.efforts = efforts;
        this.desk = desk;
        this.access = access;
        this.templates = templates;
    }

    /** Asked again with every tick: then the page takes the prices and the confirmation out of the answer. */
    @GetMapping("/customers/{customer}/subscriptions/{subscription}/change")
    JteModel form(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(required = false) @Nullable Set<String> feature,
            @RequestParam(required = false) @Nullable LocalDate effective,
            @RequestParam(name = "_opened", defaultValue = "") String opened,
            SignedIn who,
            Shell shell) {
        var wish = offer.isEmpty() ? null : wish(offer, feature, effective, shell);
        var page = forms.of(mine(customer, who), subscription, wish, who, shell);
        return templates.orderChange(shell, page, efforts.opened(customer, opened));
    }

    @PostMapping("/customers/{customer}/subscriptions/{subscription}/change")
    String place(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @RequestParam String offer,
            @RequestParam(required = false) @Nullable Set<String> feature,
            @RequestParam(required = false) @Nullable LocalDate effective,
            @RequestParam String requestKey,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        var person = mine(customer, who);
        var line = forms.line(person, subscription);
        var by = who.actor(request);
        var order = forms.order(line, wish(offer, feature, effective, shell), answers(sent), who, shell.today())
                .under(requestKey);
        var transaction = catalog.transaction(
                ChangeForms.CHANGE, catalog.offer(line.offer()).product().code());
        if (transaction.needsConsent()) {
            var consent =
                    desk.given(ConsentDesk.FIELD, customer, transaction.name(), orders.agreement(order), sent, by);
            order = order.confirmed(consent);
        }
        var placed = orders.place(order, by);
        efforts.filled(customer, placed.id(), Filled.in(sent, placed.terms().answers(), List.of()));
        return "redirect:/customers/" + customer.text() + "/orders/"
                + placed.id().text();
    }

    private static Wish wish(String offer, @Nullable Set<String> features, @Nullable LocalDate effective, Shell shell) {
        return new Wish(
                offer,
                features == null ? Set.of() : new TreeSet<>(features),
                effective == null ? shell.today() : effective);
    }

    private static Map<String, String> answers(Map<String, String> sent) {
        var answers = new HashMap<>(sent);
        answers.keySet()
                .removeIf(name ->
                        OURS.contains(name) || name.startsWith("_") || ConsentDesk.isOurs(ConsentDesk.FIELD, name));
        return answers;
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
