package furong.channel.web.order;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fulfilment.PlanStep;
import furong.honour.HonourBadges;
import furong.ordering.Order;
import furong.ordering.OrderId;
import furong.ordering.OrderView;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Refused;
import furong.promise.Promise;
import furong.promise.Promises;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One order: how far it is, what was promised, the receipt, another appointment, cancelling. */
@Controller
class OrderPages {

    private final Orders orders;
    private final Customers customers;
    private final Promises promises;
    private final OrderForms forms;
    private final OrderFacts facts;
    private final Slots slots;
    private final HonourBadges honour;
    private final Access access;
    private final Templates templates;

    OrderPages(
            Orders orders,
            Customers customers,
            Promises promises,
            OrderForms forms,
            OrderFacts facts,
            Slots slots,
            HonourBadges honour,
            Access access,
            Templates templates) {
        this.orders = orders;
        this.customers = customers;
        this.promises = promises;
        this.forms = forms;
        this.facts = facts;
        this.slots = slots;
        this.honour = honour;
        this.access = access;
        this.templates = templates;
    }

    @Allowed({
        Role.COUNTER_CLERK,
        Role.LOBBY_GUIDE,
        Role.HOTLINE_AGENT,
        Role.CALLBACK_AGENT,
        Role.DISPATCHER,
        Role.ACCOUNT_MANAGER,
        Role.BRANCH_MANAGER
    })
    @GetMapping("/customers/{customer}/orders/{order}")
    JteModel order(@PathVariable CustomerId customer, @PathVariable OrderId order, SignedIn who, Shell shell) {
        var person = mine(customer, who);
        var view = orders.view(customer, order);
        var open = view.order() instanceof Order.Open;
        var waits = open && view.visit() != null && !(view.visit() instanceof Visit.Done);
        var days = waits ? forms.days(view.place(), view.offer(), shell) : List.<furong.channel.web.ui.SlotDay>of();
        var mayChange = open
                && (who.is(Role.COUNTER_CLERK)
                        || who.is(Role.HOTLINE_AGENT)
                        || who.is(Role.ACCOUNT_MANAGER)
                        || who.is(Role.BRANCH_MANAGER));
        var second = view.plan().first("VISIT_OLD").filter(step -> step.is(PlanStep.State.RUNNING));
        var oldDays = open && second.isPresent() && view.move() != null
                ? forms.days(person.place(view.move().from().place()), view.offer(), shell)
                : List.<furong.channel.web.ui.SlotDay>of();
        return templates.orderShow(
                shell, person, view, promisesOf(view), days, oldDays, facts.more(person, view, shell), mayChange);
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @GetMapping("/customers/{customer}/orders/{order}/receipt")
    JteModel receipt(@PathVariable CustomerId customer, @PathVariable OrderId order, SignedIn who, Shell shell) {
        var person = mine(customer, who);
        var view = orders.view(customer, order);
        return templates.orderReceipt(
                shell,
                person,
                view,
                promisesOf(view),
                honour.isShown(view.order().terms().badge()));
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/orders/{order}/cancellation")
    String cancel(
            @PathVariable CustomerId customer,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        orders.cancel(customer, order, why, who.actor(request));
        return back(customer, order);
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/orders/{order}/appointment")
    String changeAppointment(
            @PathVariable CustomerId customer,
            @PathVariable OrderId order,
            @RequestParam(required = false) @Nullable SlotKey slot,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        if (slot == null) throw Refused.field("slot", "order-slot-missing");
        var by = who.actor(request);
        var minutes = orders.view(customer, order).offer().visitMinutes();
        var hold = slots.hold(customer, slot, minutes, by);
        try {
            orders.changeAppointment(customer, order, hold, by);
        } catch (Refused refused) {
            slots.release(customer, hold);
            throw refused;
        }
        return back(customer, order);
    }

    /** Agrees, or agrees anew, when the crew takes down what is at the old place. */
    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/orders/{order}/second-appointment")
    String secondVisit(
            @PathVariable CustomerId customer,
            @PathVariable OrderId order,
            @RequestParam(required = false) @Nullable SlotKey slot,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        if (slot == null) throw Refused.field("slot", "order-slot-missing");
        var by = who.actor(request);
        var hold = slots.hold(customer, slot, LinePages.TAKE_DOWN_MINUTES, by);
        try {
            orders.bookSecondVisit(customer, order, hold, by);
        } catch (Refused refused) {
            slots.release(customer, hold);
            throw refused;
        }
        return back(customer, order);
    }

    private static String back(CustomerId customer, OrderId order) {
        return "redirect:/customers/" + customer.text() + "/orders/" + order.text();
    }

    /** The order's own promises and those of its visit. */
    private List<Promise> promisesOf(OrderView view) {
        var all = new ArrayList<>(view.promises());
        for (var visit : Stream.of(view.visit(), view.secondVisit())
                .filter(Objects::nonNull)
                .toList())
            all.addAll(promises.about(visit.customer(), visit.appointment().subject(visit.id())));
        return all;
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
