package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.honour.HonourBadges;
import furong.ledger.Ledger;
import furong.organisation.Hall;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.payment.PayChannel;
import furong.payment.Payment;
import furong.payment.PaymentId;
import furong.payment.Payments;
import furong.platform.Secrets;
import furong.till.PettyFunds;
import furong.till.Tills;
import gg.jte.models.runtime.JteModel;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What a customer paid, on every channel and within seconds; and each payment's receipt on paper. */
@Allowed({
    Role.COUNTER_CLERK,
    Role.HOTLINE_AGENT,
    Role.TECHNICIAN,
    Role.FINANCE,
    Role.ACCOUNT_MANAGER,
    Role.BRANCH_MANAGER
})
@Controller
class ReceiptPages {

    private static final int SHOWN = 30;
    private static final int CODE_BYTES = 5;

    private final Customers customers;
    private final Payments payments;
    private final Ledger ledger;
    private final PettyFunds funds;
    private final Tills tills;
    private final Staff staff;
    private final Organisation organisation;
    private final HonourBadges honour;
    private final Secrets secrets;
    private final Access access;
    private final Templates templates;

    ReceiptPages(
            Customers customers,
            Payments payments,
            Ledger ledger,
            PettyFunds funds,
            Tills tills,
            Staff staff,
            Organisation organisation,
            HonourBadges honour,
            Secrets secrets,
            Access access,
            Templates templates) {
        this.customers = customers;
        this.payments = payments;
        this.ledger = ledger;
        this.funds = funds;
        this.tills = tills;
        this.staff = staff;
        this.organisation = organisation;
        this.honour = honour;
        this.secrets = secrets;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/payments")
    JteModel list(
            @PathVariable CustomerId customer,
            @RequestParam(required = false) @Nullable PaymentId after,
            SignedIn who,
            Shell shell) {
        var payer = mine(customer, who);
        var page = payments.of(customer, after, SHOWN);
        var shift = tills.openShift(who.who().id())
                .map(open -> open.begun().id().text())
                .orElse("");
        return templates.tillPayments(shell, payer, page, shift);
    }

    @GetMapping("/customers/{customer}/payments/{payment}/receipt")
    JteModel receipt(
            @PathVariable CustomerId customer,
            @PathVariable PaymentId payment,
            @RequestParam(defaultValue = "") String given,
            SignedIn who,
            Shell shell) {
        var payer = mine(customer, who);
        var paid = payments.get(customer, payment);
        var code = code(paid);
        var view = new ReceiptView(
                payer,
                paid,
                given.isBlank() ? null : Yuan.read("given", given),
                ledger.owed(customer, paid.account()).open(),
                funds.of(customer).stream()
                        .filter(loan -> loan.payment().equals(payment))
                        .findFirst()
                        .orElse(null),
                hall(paid),
                code,
                QrCode.of(String.join(
                        "|",
                        "FURONG",
                        payment.text(),
                        paid.amount().decimal(),
                        paid.businessDate().toString(),
                        code)));
        return templates.tillReceipt(shell, view, honour.isShown(paid.badge()));
    }

    /** Nobody without our key can write a receipt that bears the right one. */
    private String code(Payment paid) {
        var content = "receipt:" + paid.id().text() + "|" + paid.account().text() + "|"
                + paid.amount().minor() + "|" + paid.postedAt().toEpochMilli();
        return HexFormat.of().formatHex(secrets.mark(content), 0, CODE_BYTES).toUpperCase(Locale.ROOT);
    }

    private @Nullable Hall hall(Payment paid) {
        if (paid.channel() != PayChannel.COUNTER) return null;
        return staff.byBadge(paid.badge())
                .map(clerk -> clerk.hall())
                .flatMap(hall -> organisation.halls().stream()
                        .filter(one -> one.id().equals(hall))
                        .findFirst())
                .orElse(null);
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
