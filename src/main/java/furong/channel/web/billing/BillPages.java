package furong.channel.web.billing;

import furong.billing.BillId;
import furong.billing.Bills;
import furong.billing.Corrections;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.notice.BillLetters;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** A customer's bills: the list, one with its lines, on paper, and every use behind it. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.FINANCE, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
@Controller
@RequestMapping("/customers/{customer}/bills")
class BillPages {

    private static final int BILLS = 36;
    private static final int DETAILS = 100;
    private static final int INTEGER_DIGITS_MAX = 9;

    private final Customers customers;
    private final Bills bills;
    private final Corrections corrections;
    private final BillPaper paper;
    private final BillLetters letters;
    private final Ledger ledger;
    private final Access access;
    private final JsonMapper json;
    private final Templates templates;

    BillPages(
            Customers customers,
            Bills bills,
            Corrections corrections,
            BillPaper paper,
            BillLetters letters,
            Ledger ledger,
            Access access,
            JsonMapper json,
            Templates templates) {
        this.customers = customers;
        this.bills = bills;
        this.corrections = corrections;
        this.paper = paper;
        this.letters = letters;
        this.ledger = ledger;
        this.access = access;
        this.json = json;
        this.templates = templates;
    }

    @GetMapping
    JteModel list(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        var theirs = open(customer, who);
        var history = bills.of(customer, BILLS);
        var view = new BillListView(
                shell,
                theirs,
                history,
                bills.unbilledUsage(customer),
                bills.waiting(customer),
                theirs.accounts().stream()
                        .map(account -> new BillListView.Standing(account, ledger.owed(customer, account.id())))
                        .toList(),
                mayCorrect(who));
        return templates.billingBills(view, json.writeValueAsString(view.chart()));
    }

    @GetMapping("/{bill}")
    JteModel show(@PathVariable CustomerId customer, @PathVariable BillId bill, SignedIn who, Shell shell) {
        var theirs = open(customer, who);
        return templates.billingBill(new BillView(shell, theirs, bills.get(customer, bill), mayCorrect(who)));
    }

    @GetMapping("/{bill}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable CustomerId customer, @PathVariable BillId bill, SignedIn who) {
        var theirs = open(customer, who);
        var wanted = bills.get(customer, bill);
        var account = theirs.accounts().stream()
                .filter(one -> one.id().equals(wanted.account()))
                .map(one -> one.number())
                .findFirst()
                .orElse(wanted.account().text());
        var to = new BillPaper.Addressee(theirs.name(), account, theirs.home().line());
        var name = ContentDisposition.inline()
                .filename("bill-" + wanted.number() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(paper.print(wanted, to));
    }

    /** The same to be posted: a letter to the customer. */
    @PostMapping("/{bill}/letter")
    ResponseEntity<byte[]> letter(
            @PathVariable CustomerId customer, @PathVariable BillId bill, SignedIn who, HttpServletRequest request) {
        var printed = pdf(customer, bill, who);
        letters.post(customer, bill, who.actor(request));
        return printed;
    }

    @GetMapping("/{bill}/details")
    JteModel details(
            @PathVariable CustomerId customer,
            @PathVariable BillId bill,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            Shell shell) {
        var theirs = open(customer, who);
        var wanted = bills.get(customer, bill);
        return templates.billingDetails(new DetailView(shell, theirs, wanted, bills.details(wanted, after, DETAILS)));
    }

    @Allowed(Role.FINANCE)
    @PostMapping("/{bill}/credit")
    String credit(
            @PathVariable CustomerId customer,
            @PathVariable BillId bill,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        var wanted = bills.get(customer, bill);
        var number = line.isEmpty() ? null : Integer.valueOf(line);
        corrections.credit(wanted, number, money(amount, wanted.total().currency()), reason, who.actor(request));
        return "redirect:/customers/" + customer.text() + "/bills/" + bill.text();
    }

    @Allowed(Role.FINANCE)
    @PostMapping("/adjustments")
    String adjust(
            @PathVariable CustomerId customer,
            @RequestParam String account,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        corrections.adjust(
                new Corrections.Adjustment(
                        customer,
                        AccountId.of(account),
                        "",
                        new Label("费用调整：" + reason.strip(), "Adjustment: " + reason.strip()),
                        money(amount, "CNY"),
                        reason),
                who.actor(request));
        return "redirect:/customers/" + customer.text() + "/bills";
    }

    static boolean mayCorrect(SignedIn who) {
        return who.is(Role.FINANCE);
    }

    static Money money(String text, String currency) {
        try {
            var amount = new BigDecimal(text.strip());
            if (amount.scale() > 2 || amount.precision() - amount.scale() > INTEGER_DIGITS_MAX)
                throw Refused.field("amount", "bill-amount");
            return new Money(amount.movePointRight(2).longValueExact(), currency);
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw Refused.field("amount", "bill-amount");
        }
    }

    private Customer open(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
