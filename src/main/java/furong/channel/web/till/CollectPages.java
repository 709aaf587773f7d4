package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.ledger.Owed;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.payment.Outcome;
import furong.payment.PaymentId;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.till.Collector;
import furong.till.Collectors;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The collector's phone: who pays, how much, the receipt; and how much they have on them. */
@Allowed({Role.TECHNICIAN, Role.ACCOUNT_MANAGER, Role.COUNTER_CLERK, Role.BACK_OFFICE})
@Controller
class CollectPages {

    private static final int FOUND = 8;
    private static final int REMITTANCES = 5;

    private final Collectors collectors;
    private final Customers customers;
    private final Ledger ledger;
    private final Staff staff;
    private final Access access;
    private final Clock clock;
    private final Templates templates;

    CollectPages(
            Collectors collectors,
            Customers customers,
            Ledger ledger,
            Staff staff,
            Access access,
            Clock clock,
            Templates templates) {
        this.collectors = collectors;
        this.customers = customers;
        this.ledger = ledger;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/collect")
    JteModel purse(@RequestParam(defaultValue = "") String words, SignedIn who, Shell shell) {
        var collector = collectors.find(who.who().id()).orElse(null);
        List<CustomerRow> found = words.isBlank() ? List.of() : customers.search(words, who.scope(), FOUND);
        var remitted = collectors.remittances(who.who().id(), REMITTANCES);
        return templates.tillCollect(shell, collector, words, found, remitted);
    }

    @GetMapping("/customers/{customer}/collect")
    JteModel door(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        var payer = mine(customer, who);
        Map<AccountId, Owed> owed = new LinkedHashMap<>();
        for (var one : payer.accounts()) owed.put(one.id(), ledger.owed(customer, one.id()));
        @Nullable Collector collector = collectors.find(who.who().id()).orElse(null);
        return templates.tillDoor(shell, payer, owed, collector, Ids.text(Ids.next()));
    }

    @PostMapping("/customers/{customer}/collect")
    String take(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key,
            SignedIn who,
            HttpServletRequest request) {
        var payer = mine(customer, who);
        var chosen = payer.accounts().stream()
                .filter(one -> one.id().text().equals(account))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", account));
        var taken = new Collectors.AtTheDoor(customer, chosen.id(), Yuan.read("amount", amount), key, clock.instant());
        return switch (collectors.take(taken, who.who(), who.actor(request))) {
            case Outcome.Accepted(var id, var credited) -> receipt(customer, id);
            case Outcome.AlreadyAccepted(var id, var payment) -> receipt(customer, id);
            case Outcome.Declined(var why) -> throw new Refused(why);
        };
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/collectors")
    String appoint(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String limit,
            SignedIn who,
            HttpServletRequest request) {
        var chosen = staff.byBadge(badge)
                .filter(member -> who.scope().sees(member.unit()))
                .orElseThrow(() -> Refused.field("badge", "till-witness"));
        collectors.appoint(chosen, Yuan.read("limit", limit), who.actor(request));
        return "redirect:/till";
    }

    private static String receipt(CustomerId customer, PaymentId payment) {
        return "redirect:/customers/" + customer.text() + "/payments/" + payment.text() + "/receipt";
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
