package furong.channel.web.prepaid;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.till.Yuan;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.ledger.Owed;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.prepaid.CardAnswer;
import furong.prepaid.CardPayment;
import furong.prepaid.PrepaidCards;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** A customer pays from a card at the counter or on the phone; the same card pays for any of their services. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT})
@Controller
class PrepaidPages {

    private final PrepaidCards cards;
    private final Customers customers;
    private final Ledger ledger;
    private final Access access;
    private final Templates templates;

    PrepaidPages(PrepaidCards cards, Customers customers, Ledger ledger, Access access, Templates templates) {
        this.cards = cards;
        this.customers = customers;
        this.ledger = ledger;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/prepaid")
    JteModel form(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        var payer = mine(customer, who);
        Map<AccountId, Owed> owed = new LinkedHashMap<>();
        for (var one : payer.accounts()) owed.put(one.id(), ledger.owed(customer, one.id()));
        return templates.prepaidPay(shell, payer, owed, Ids.text(Ids.next()));
    }

    @PostMapping("/customers/{customer}/prepaid")
    String pay(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String pin,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        var payer = mine(customer, who);
        var chosen = payer.accounts().stream()
                .filter(one -> one.id().text().equals(account))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", account));
        if (key.isBlank()) throw Refused.field("key", "required");
        // the customer types or says the number, so it is the customer who runs out of tries, wherever they ask
        var caller = "customer:" + customer.text();
        var what = new CardPayment(pin, customer, chosen.id(), Yuan.read("amount", amount), key, caller, List.of());
        var receipt = "redirect:/customers/" + customer.text() + "/payments/";
        return switch (cards.pay(what, who.actor(request))) {
            case CardAnswer.Paid(var payment, var left) -> receipt + payment.text() + "/receipt";
            case CardAnswer.PaidBefore(var payment) -> receipt + payment.text() + "/receipt";
            case CardAnswer answer -> throw CardRefusals.of(answer, shell.now());
        };
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
