package furong.channel.web.till;

import furong.agency.Agencies;
import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.debit.Transfers;
import furong.organisation.Role;
import furong.payment.Chargebacks;
import furong.payment.PaymentId;
import furong.payment.Unmatched;
import furong.payment.Unmatched.UnmatchedId;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** All that is unmatched, on one page with its age: money that is nobody's, what banks took back, what agents differ in. */
@Allowed(Role.FINANCE)
@Order(40)
@Controller
class UnmatchedPages implements HomeSource {

    private static final int SHOWN = 100;
    private static final int FOUND = 2;

    private final Unmatched unmatched;
    private final Chargebacks chargebacks;
    private final Transfers transfers;
    private final Agencies agencies;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    UnmatchedPages(
            Unmatched unmatched,
            Chargebacks chargebacks,
            Transfers transfers,
            Agencies agencies,
            Customers customers,
            Access access,
            Templates templates) {
        this.unmatched = unmatched;
        this.chargebacks = chargebacks;
        this.transfers = transfers;
        this.agencies = agencies;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.FINANCE)) return List.of();
        var waiting = unmatched.open(SHOWN).size()
                + chargebacks.waiting(who.scope(), SHOWN).size();
        return List.of(Figure.todo(shell.t("payment.unmatched.figure"), waiting, Tone.WARN, "/unmatched", shell));
    }

    @GetMapping("/unmatched")
    JteModel list(SignedIn who, Shell shell) {
        return templates.tillUnmatched(
                shell,
                unmatched.open(SHOWN),
                chargebacks.waiting(who.scope(), SHOWN),
                transfers.unmatched(SHOWN),
                agencies.open(SHOWN),
                who.who().id().value());
    }

    @PostMapping("/unmatched/{unmatched}/match")
    String match(
            @PathVariable("unmatched") UnmatchedId id,
            @RequestParam(defaultValue = "") String account,
            SignedIn who,
            HttpServletRequest request) {
        var words = account.strip();
        var found =
                words.isEmpty() ? List.<furong.customer.CustomerRow>of() : customers.search(words, who.scope(), FOUND);
        if (found.size() != 1) throw Refused.field("account", "card-buyer");
        var customer = customers.get(found.getFirst().id());
        var chosen = customer.accounts().stream()
                .filter(one -> one.number().equals(words))
                .findFirst()
                .orElse(customer.accounts().getFirst());
        unmatched.match(id, customer.id(), chosen.id(), who.actor(request));
        return "redirect:/unmatched";
    }

    @PostMapping("/unmatched/{unmatched}/send-back")
    String sendBack(
            @PathVariable("unmatched") UnmatchedId id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        unmatched.sendBack(id, reason, who.actor(request));
        return "redirect:/unmatched";
    }

    @PostMapping("/customers/{customer}/payments/{payment}/chargeback")
    String open(
            @PathVariable CustomerId customer,
            @PathVariable PaymentId payment,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String reference,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        chargebacks.open(customer, payment, reason, reference, who.actor(request));
        return "redirect:/unmatched";
    }

    @PostMapping("/customers/{customer}/payments/{payment}/chargeback/decision")
    String decide(
            @PathVariable CustomerId customer,
            @PathVariable PaymentId payment,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        chargebacks.decide(customer, payment, accepted, reason, who.actor(request));
        return "redirect:/unmatched";
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
