package furong.channel.web.consent;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.consent.ConsentId;
import furong.consent.Consents;
import furong.consent.SentCode;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.message.Message;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Sends a code in the middle of a form, and shows a consent on paper. */
@Controller
class ConsentPages {

    private static final int NEWEST = 10;

    private final Customers customers;
    private final Consents consents;
    private final ConsentDesk desk;
    private final Messages messages;
    private final @Nullable SimulatedCentre phones;
    private final Access access;
    private final Templates templates;

    ConsentPages(
            Customers customers,
            Consents consents,
            ConsentDesk desk,
            Messages messages,
            ObjectProvider<SimulatedCentre> phones,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.consents = consents;
        this.desk = desk;
        this.messages = messages;
        this.phones = phones.getIfAvailable();
        this.access = access;
        this.templates = templates;
    }

    /** A part of the page for whoever has a script; a page that says how to go back for whoever has none. */
    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER})
    @PostMapping("/customers/{customer}/consents/codes")
    JteModel code(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = ConsentDesk.FIELD) String field,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        mine(customer, who);
        var what = sent.getOrDefault(field + "What", "");
        var shown = sent.getOrDefault(field + "Shown", "");
        desk.check(field, customer, what, shown, sent.getOrDefault(field + "Mark", ""));
        var phone = sent.getOrDefault(field + "Phone", "");
        if (phone.isBlank()) throw Refused.field(field, "code-phone");
        var code = consents.sendCode(customer, phone, what, shown, who.actor(request));
        var onPhone = onPhone(customer, code, shell);
        var masked = CustomerWords.masked(phone);
        return request.getHeader("HX-Request") != null
                ? templates.consentSent(shell, code, masked, onPhone)
                : templates.consentSentPage(shell, code, masked, onPhone);
    }

    @Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @GetMapping("/customers/{customer}/consents/{consent}")
    JteModel paper(@PathVariable CustomerId customer, @PathVariable ConsentId consent, SignedIn who, Shell shell) {
        var owner = mine(customer, who);
        return templates.consentPaper(shell, owner, consents.get(customer, consent));
    }

    /** In a demo the customer's phone lies on the counter, so to say; nowhere else can staff read a code. */
    private String onPhone(CustomerId customer, SentCode code, Shell shell) {
        if (phones == null || !shell.demo()) return "";
        return messages.of(customer, NEWEST).stream()
                .filter(message ->
                        message.reference().equals("code:" + code.id().text()))
                .map(Message::id)
                .findFirst()
                .flatMap(phones::find)
                .map(SimulatedCentre.Shown::words)
                .orElse("");
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
