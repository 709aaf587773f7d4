package furong.channel.web.order;

import furong.catalog.OfferId;
import furong.channel.web.Shell;
import furong.channel.web.improvement.Filled;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.PlaceId;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fleet.Rosters;
import furong.improvement.Efforts;
import furong.ordering.NewOrder;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The form at the counter: offer and place, card beside the form, number, window, one confirmation. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
@Controller
class NewOrderPages {

    /** Fields of the page that are no answers of the registration form. */
    private static final Set<String> OURS =
            Set.of("account", "offer", "place", "slot", "hold", "minutes", "number", "requestKey");

    private final Customers customers;
    private final OrderForms forms;
    private final Orders orders;
    private final Efforts efforts;
    private final Slots slots;
    private final Access access;
    private final Rosters rosters;
    private final Clock clock;
    private final Templates templates;

    NewOrderPages(
            Customers customers,
            OrderForms forms,
            Orders orders,
            Efforts efforts,
            Slots slots,
            Access access,
            Rosters rosters,
            Clock clock,
            Templates templates) {
        this.customers = customers;
        this.forms = forms;
        this.orders = orders;
        this.efforts = efforts;
        this.slots = slots;
        this.access = access;
        this.rosters = rosters;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/orders/new")
    JteModel form(
            @PathVariable CustomerId customer,
            @RequestParam(required = false) @Nullable PlaceId place,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(name = "_opened", defaultValue = "") String opened,
            SignedIn who,
            Shell shell) {
        var page = forms.of(mine(customer, who), place, offer, shell);
        return templates.orderNewOrder(shell, page, efforts.opened(customer, opened));
    }

    /** Keeps the picked window for five minutes while the form is filled in; the one picked before goes back. */
    @PostMapping("/customers/{customer}/orders/hold")
    JteModel hold(
            @PathVariable CustomerId customer,
            @RequestParam SlotKey slot,
            @RequestParam(defaultValue = "60") int minutes,
            @RequestParam(defaultValue = "") String hold,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        mine(customer, who);
        if (!hold.isEmpty()) slots.release(customer, HoldId.of(hold));
        var kept = slots.hold(customer, slot, minutes, who.actor(request));
        return templates.orderHeld(shell, kept, slot);
    }

    @PostMapping("/customers/{customer}/orders")
    String place(
            @PathVariable CustomerId customer,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var person = mine(customer, who);
        var order = confirm(customer, sent, who, request);
        var known = List.of(person.name(), person.phone());
        efforts.filled(customer, order.id(), Filled.in(sent, order.terms().answers(), known));
        var receipt = "/customers/" + customer.text() + "/orders/" + order.id().text();
        return "redirect:" + shell.backToCall(customer.text(), receipt);
    }

    private Order confirm(CustomerId customer, Map<String, String> sent, SignedIn who, HttpServletRequest request) {
        var by = who.actor(request);
        var kept = sent.getOrDefault("hold", "");
        if (!kept.isEmpty()) {
            try {
                return orders.place(wish(customer, sent, HoldId.of(kept), who), by);
            } catch (Refused refused) {
                if (!refused.code().startsWith("hold-")) throw refused;
            }
        }
        var slot = sent.getOrDefault("slot", "");
        if (slot.isEmpty()) return orders.place(wish(customer, sent, null, who), by);
        var fresh = slots.hold(customer, SlotKey.of(slot), minutes(sent), by);
        try {
            return orders.place(wish(customer, sent, fresh, who), by);
        } catch (Refused refused) {
            slots.release(customer, fresh);
            throw refused;
        }
    }

    private NewOrder wish(CustomerId customer, Map<String, String> sent, @Nullable HoldId hold, SignedIn who) {
        var answers = new HashMap<>(sent);
        answers.keySet().removeIf(name -> OURS.contains(name) || name.startsWith("_"));
        // who is out with a vehicle today takes orders there, wherever their desk is
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var out =
                who.is(Role.COUNTER_CLERK) && rosters.of(who.who().id(), today).isPresent();
        var desk = out ? new Desk("VEHICLE", null) : Desk.of(who);
        return new NewOrder(
                customer,
                AccountId.of(needed(sent, "account")),
                new OfferId(needed(sent, "offer")),
                PlaceId.of(needed(sent, "place")),
                hold,
                sent.get("number"),
                answers,
                desk.channel(),
                desk.hall(),
                needed(sent, "requestKey"));
    }

    private static String needed(Map<String, String> sent, String name) {
        var value = sent.getOrDefault(name, "");
        if (value.isBlank()) throw Refused.field(name, "required");
        return value;
    }

    private static int minutes(Map<String, String> sent) {
        var minutes = sent.getOrDefault("minutes", "");
        if (!minutes.matches("\\d{1,3}")) throw Refused.field("slot", "unreadable");
        return Integer.parseInt(minutes);
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
