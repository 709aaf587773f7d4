package furong.channel.web.order;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.improvement.Filled;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.improvement.Efforts;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.subscription.Moves;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One line of a customer: what it is, what can be done with it, and the page that orders just that. */
@Controller
class LinePages {

    /** Minutes a crew needs to take down what is at the old place. */
    static final int TAKE_DOWN_MINUTES = 30;

    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Moves moves;
    private final Catalog catalog;
    private final LineForms forms;
    private final Orders orders;
    private final Efforts efforts;
    private final Slots slots;
    private final ConsentDesk consents;
    private final Access access;
    private final Templates templates;

    LinePages(
            Customers customers,
            Subscriptions subscriptions,
            Moves moves,
            Catalog catalog,
            LineForms forms,
            Orders orders,
            Efforts efforts,
            Slots slots,
            ConsentDesk consents,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.moves = moves;
        this.catalog = catalog;
        this.forms = forms;
        this.orders = orders;
        this.efforts = efforts;
        this.slots = slots;
        this.consents = consents;
        this.access = access;
        this.templates = templates;
    }

    @Allowed({
        Role.COUNTER_CLERK,
        Role.HOTLINE_AGENT,
        Role.CALLBACK_AGENT,
        Role.DISPATCHER,
        Role.ACCOUNT_MANAGER,
        Role.BRANCH_MANAGER
    })
    @GetMapping("/customers/{customer}/subscriptions/{subscription}")
    JteModel line(
            @PathVariable CustomerId customer, @PathVariable SubscriptionId subscription, SignedIn who, Shell shell) {
        var person = mine(customer, who);
        var line = subscriptions.get(customer, subscription);
        var offer = catalog.offer(line.terms().offer());
        var actions = List.of(Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER).stream()
                        .anyMatch(who::is)
                ? LineLook.actions(line, catalog.transactions(), offer)
                : List.<furong.catalog.Transaction>of();
        return templates.orderLine(
                shell,
                person,
                line,
                offer,
                catalog.features(offer.product().code(), shell.today()),
                moves.of(customer, subscription),
                orders.openOn(customer, subscription).orElse(null),
                actions);
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
    @GetMapping("/customers/{customer}/subscriptions/{subscription}/orders/{action}")
    JteModel form(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @PathVariable String action,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Shell shell) {
        var person = mine(customer, who);
        var line = subscriptions.get(customer, subscription);
        var opened = efforts.opened(customer, sent.getOrDefault("_opened", ""));
        return templates.orderLineForm(shell, forms.of(person, line, action, sent, who, shell), opened);
    }

    /** The words to be confirmed, said anew whenever something else is chosen. */
    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
    @PostMapping("/customers/{customer}/subscriptions/{subscription}/orders/{action}/agreement")
    JteModel agreement(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @PathVariable String action,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Shell shell) {
        var person = mine(customer, who);
        var line = subscriptions.get(customer, subscription);
        var product = catalog.offer(line.terms().offer()).product().code();
        var transaction = catalog.transaction(action, product);
        return templates.orderAgreement(shell, forms.agreement(person, line, transaction, sent, who, shell));
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
    @PostMapping("/customers/{customer}/subscriptions/{subscription}/orders/{action}")
    String place(
            @PathVariable CustomerId customer,
            @PathVariable SubscriptionId subscription,
            @PathVariable String action,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        var person = mine(customer, who);
        var by = who.actor(request);
        var slot = hold(customer, sent, "slot", Integer.parseInt(sent.getOrDefault("minutes", "60")), by);
        var oldSlot = hold(customer, sent, "oldSlot", TAKE_DOWN_MINUTES, by);
        try {
            var order = confirmed(customer, subscription, action, sent, slot, oldSlot, who, by);
            var known = List.of(person.name(), person.phone());
            efforts.filled(customer, order.id(), Filled.in(sent, order.terms().answers(), known));
            return "redirect:/customers/" + customer.text() + "/orders/"
                    + order.id().text();
        } catch (Refused refused) {
            if (slot != null) slots.release(customer, slot);
            if (oldSlot != null) slots.release(customer, oldSlot);
            throw refused;
        }
    }

    private Order confirmed(
            CustomerId customer,
            SubscriptionId subscription,
            String action,
            Map<String, String> sent,
            @Nullable HoldId slot,
            @Nullable HoldId oldSlot,
            SignedIn who,
            Actor by) {
        var line = subscriptions.get(customer, subscription);
        var order = forms.order(line, action, sent, slot, oldSlot, who);
        var transaction = catalog.transaction(
                action, catalog.offer(line.terms().offer()).product().code());
        if (!transaction.needsConsent()) return orders.place(order, by);
        var consent =
                consents.given(ConsentDesk.FIELD, customer, transaction.name(), orders.agreement(order), sent, by);
        return orders.place(order.confirmed(consent), by);
    }

    private @Nullable HoldId hold(CustomerId customer, Map<String, String> sent, String name, int minutes, Actor by) {
        var slot = sent.getOrDefault(name, "");
        return slot.isEmpty() ? null : slots.hold(customer, SlotKey.of(slot), minutes, by);
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
