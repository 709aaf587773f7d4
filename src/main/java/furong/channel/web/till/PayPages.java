package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.ledger.Owed;
import furong.organisation.Role;
import furong.payment.PaymentId;
import furong.payment.Payments;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.till.CashPayment;
import furong.till.PettyFunds;
import furong.till.Tills;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
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

/** Takes a payment at the counter: three key presses from the customer's page to the receipt. */
@Allowed(Role.COUNTER_CLERK)
@Controller
class PayPages {

    private final Customers customers;
    private final Ledger ledger;
    private final Tills tills;
    private final PettyFunds funds;
    private final Payments payments;
    private final Access access;
    private final Templates templates;

    PayPages(
            Customers customers,
            Ledger ledger,
            Tills tills,
            PettyFunds funds,
            Payments payments,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.ledger = ledger;
        this.tills = tills;
        this.funds = funds;
        this.payments = payments;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/pay")
    JteModel form(
            @PathVariable CustomerId customer,
            @RequestParam(required = false) @Nullable AccountId account,
            SignedIn who,
            Shell shell) {
        var payer = mine(customer, who);
        Map<AccountId, Owed> owed = new LinkedHashMap<>();
        for (var one : payer.accounts()) owed.put(one.id(), ledger.owed(customer, one.id()));
        var chosen = account == null ? mostOwed(payer, owed) : account(payer, account);
        var hall = who.who().hall();
        var fund = hall == null ? null : funds.of(hall).orElse(null);
        var form = new PayForm(
                payer,
                chosen,
                owed,
                fund == null ? null : funds.loanMax("CNY"),
                fund == null ? null : fund.box(),
                tills.openShift(who.who().id()).isPresent(),
                Ids.text(Ids.next()));
        return templates.tillPay(shell, form);
    }

    @PostMapping("/customers/{customer}/pay")
    String pay(
            @PathVariable CustomerId customer,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        var payer = mine(customer, who);
        var cash = read(payer, sent);
        var taken = tills.take(cash, who.who(), who.actor(request));
        return "redirect:/customers/" + customer.text() + "/payments/"
                + taken.payment().text() + "/receipt?given=" + cash.given().decimal();
    }

    /** Undoes a payment while the till it went into is open. */
    @PostMapping("/customers/{customer}/payments/{payment}/undo")
    String undo(
            @PathVariable CustomerId customer,
            @PathVariable PaymentId payment,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        tills.undo(payments.get(customer, payment), reason, who.who(), who.actor(request));
        return "redirect:/customers/" + customer.text() + "/payments";
    }

    private CashPayment read(Customer payer, Map<String, String> sent) {
        var account = account(payer, AccountId.of(sent.getOrDefault("account", "")));
        var amount = Yuan.read("amount", sent.getOrDefault("amount", ""));
        var typed = sent.getOrDefault("given", "");
        var given = typed.isBlank() ? amount : Yuan.read("given", typed);
        var lend = sent.containsKey("lend")
                ? new CashPayment.Lend(sent.getOrDefault("lentTo", ""), sent.getOrDefault("reason", ""))
                : null;
        return new CashPayment(payer.id(), account.id(), amount, given, lend, sent.getOrDefault("key", ""), List.of());
    }

    private static Account account(Customer payer, AccountId id) {
        return payer.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    private static Account mostOwed(Customer payer, Map<AccountId, Owed> owed) {
        return payer.accounts().stream()
                .max(Comparator.comparing(account -> java.util.Objects.requireNonNullElse(
                                owed.get(account.id()), new Owed(Money.fen(0), Money.fen(0), Money.fen(0), null))
                        .payable()))
                .orElseThrow();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
