package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.organisation.Role;
import furong.platform.Refused;
import furong.till.Refunds;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Gives cash back at the counter: at once within the clerk's limit, else when a second person has agreed. */
@Allowed(Role.COUNTER_CLERK)
@Controller
class RefundPages {

    private final Refunds refunds;
    private final Customers customers;
    private final Ledger ledger;
    private final Access access;
    private final Templates templates;

    RefundPages(Refunds refunds, Customers customers, Ledger ledger, Access access, Templates templates) {
        this.refunds = refunds;
        this.customers = customers;
        this.ledger = ledger;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/refund")
    JteModel form(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "false") boolean waits,
            SignedIn who,
            Shell shell) {
        var payer = mine(customer, who);
        var rows = new ArrayList<RefundRow>();
        for (var account : payer.accounts())
            rows.add(new RefundRow(
                    account, ledger.owed(customer, account.id()).onAccount(), refunds.due(customer, account.id())));
        return templates.tillRefund(shell, payer, rows, waits);
    }

    @PostMapping("/customers/{customer}/refund")
    String give(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        var payer = mine(customer, who);
        var wanted = new Refunds.Wanted(customer, account(payer, account), Yuan.read("amount", amount), reason);
        var paid = refunds.give(wanted, who.who(), who.actor(request));
        return "redirect:/customers/" + customer.text() + "/refund?waits=" + !paid;
    }

    @PostMapping("/customers/{customer}/refund/pay-out")
    String payOut(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String item,
            SignedIn who,
            HttpServletRequest request) {
        var payer = mine(customer, who);
        refunds.payOut(customer, account(payer, account), ItemId.of(item), who.who(), who.actor(request));
        return "redirect:/customers/" + customer.text() + "/refund";
    }

    private static AccountId account(Customer payer, String text) {
        return payer.accounts().stream()
                .map(account -> account.id())
                .filter(id -> id.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", text));
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
