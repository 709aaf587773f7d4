package furong.channel.web.transfer;

import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewPlace;
import furong.fulfilment.Item.NewOwner;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.subscription.SubscriptionId;
import furong.subscription.Terms;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Both owners at one counter, or on one call: who takes it over, what becomes of debts, deposit and number, two consents. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
@Controller
class TransferPages {

    /** Fields of the page that are no answers of the registration form. */
    private static final Set<String> OURS = Set.of("owner", "account", "place", "requestKey");

    private final Customers customers;
    private final TransferForms forms;
    private final Orders orders;
    private final ConsentDesk desk;
    private final Access access;
    private final Templates templates;

    TransferPages(
            Customers customers,
            TransferForms forms,
            Orders orders,
            ConsentDesk desk,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.forms = forms;
        this.orders = orders;
        this.desk = desk;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/subscriptions/{subscription}/transfer")
    JteModel form(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable CustomerId owner,
            SignedIn who,
            Shell shell) {
        var giver = mine(customer, who);
        var taker = owner == null ? null : mine(owner, who);
        return templates.transferForm(shell, forms.of(giver, subscription, words, taker, who, shell));
    }

    @PostMapping("/customers/{customer}/subscriptions/{subscription}/transfer")
    String place(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @RequestParam CustomerId owner,
            @RequestParam AccountId account,
            @RequestParam String place,
            @RequestParam String requestKey,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        var giver = mine(customer, who);
        var taker = mine(owner, who);
        var line = forms.line(giver, subscription);
        var by = who.actor(request);
        var transaction = forms.transaction(line);
        var someone = new NewOwner(owner, account, taker.home().id());
        var order = forms.order(line, someone, answers(sent), requestKey, who);
        var words = orders.agreement(order);
        var given = desk.given(ConsentDesk.FIELD, customer, transaction.name(), words, sent, by);
        var taken = desk.given(TransferForms.TAKER, owner, transaction.name(), words, sent, by);
        var where = stand(giver, line, taker, place, account, by);
        var whole = forms.order(line, where, answers(sent), requestKey, who)
                .confirmed(given)
                .agreedByOwner(taken);
        return "redirect:/customers/" + customer.text() + "/orders/"
                + orders.place(whole, by).id().text();
    }

    /** Where the line stands becomes a place of the new owner, unless it is one already. */
    private NewOwner stand(Customer giver, Terms line, Customer taker, String place, AccountId account, Actor by) {
        if (!place.equals(TransferForms.SAME)) return new NewOwner(taker.id(), account, forms.place(taker, place));
        var there = giver.place(line.place());
        var known = taker.places().stream()
                .filter(own -> own.line().equals(there.line()))
                .findFirst()
                .orElseGet(() -> customers.addPlace(
                        taker.id(), new NewPlace(there.area(), there.address(), there.lat(), there.lon()), by));
        return new NewOwner(taker.id(), account, known.id());
    }

    private static Map<String, String> answers(Map<String, String> sent) {
        var answers = new HashMap<>(sent);
        answers.keySet()
                .removeIf(name -> OURS.contains(name)
                        || name.startsWith("_")
                        || ConsentDesk.isOurs(ConsentDesk.FIELD, name)
                        || ConsentDesk.isOurs(TransferForms.TAKER, name));
        return answers;
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
