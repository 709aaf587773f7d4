package furong.channel.web.debit;

import furong.agency.AgentCode;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.debit.MandateId;
import furong.debit.Mandates;
import furong.debit.NewMandate;
import furong.debit.Runs;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** A customer's permissions to collect, and what their collections came to. */
@Allowed({Role.COUNTER_CLERK, Role.FINANCE, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
@Controller
class MandatePages {

    private static final int HISTORY = 50;

    private final Mandates mandates;
    private final Runs runs;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    MandatePages(Mandates mandates, Runs runs, Customers customers, Access access, Templates templates) {
        this.mandates = mandates;
        this.runs = runs;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    /** What the form says, as typed. */
    record Typed(
            @Nullable String account,
            @Nullable String bank,
            @Nullable String reference,
            @Nullable String payer,
            @Nullable String bankAccount,
            @Nullable LocalDate signedOn) {}

    @GetMapping("/customers/{customer}/mandates")
    JteModel of(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        var person = mine(customer, who);
        return templates.debitMandates(shell, person, mandates.of(customer), runs.terms(), runs.of(customer, HISTORY));
    }

    @PostMapping("/customers/{customer}/mandates")
    String sign(
            @PathVariable CustomerId customer, @ModelAttribute Typed typed, SignedIn who, HttpServletRequest request) {
        var person = mine(customer, who);
        var signedOn = typed.signedOn();
        if (signedOn == null) throw Refused.field("signedOn", "required");
        var account = person.accounts().stream()
                .filter(one -> one.number().equals(typed.account()))
                .findFirst()
                .map(one -> one.id())
                .orElse(new AccountId(0));
        var wanted = new NewMandate(
                customer,
                account,
                new AgentCode(text(typed.bank())),
                text(typed.reference()),
                text(typed.payer()),
                text(typed.bankAccount()),
                signedOn);
        var _ = mandates.sign(wanted, who.actor(request));
        return "redirect:/customers/" + customer.text() + "/mandates";
    }

    @PostMapping("/customers/{customer}/mandates/{mandate}/end")
    String stop(
            @PathVariable CustomerId customer,
            @PathVariable MandateId mandate,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        mandates.stop(customer, mandate, why, who.actor(request));
        return "redirect:/customers/" + customer.text() + "/mandates";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
