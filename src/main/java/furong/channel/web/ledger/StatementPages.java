package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Contests;
import furong.ledger.CreditKind;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.ledger.Statement;
import furong.organisation.Role;
import furong.platform.Money;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** A customer's statement of account: on the screen, on paper, as a file; and what can be done about a line of it. */
@Allowed({
    Role.COUNTER_CLERK,
    Role.HOTLINE_AGENT,
    Role.FINANCE,
    Role.BACK_OFFICE,
    Role.ACCOUNT_MANAGER,
    Role.BRANCH_MANAGER
})
@Controller
class StatementPages {

    private static final int MONTHS = 6;

    private final Ledger ledger;
    private final Discretion discretion;
    private final Contests contests;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    StatementPages(
            Ledger ledger,
            Discretion discretion,
            Contests contests,
            Customers customers,
            Access access,
            Templates templates) {
        this.ledger = ledger;
        this.discretion = discretion;
        this.contests = contests;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    /** The days asked for; the last half year if none are. */
    record Span(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate until) {

        LocalDate begin(Shell shell) {
            return from == null ? shell.today().minusMonths(MONTHS) : from;
        }

        LocalDate end(Shell shell) {
            return until == null ? shell.today().plusDays(1) : until;
        }
    }

    @GetMapping("/customers/{customer}/accounts/{account}/statement")
    JteModel statement(
            @PathVariable CustomerId customer, @PathVariable AccountId account, Span span, SignedIn who, Shell shell) {
        var known = mine(customer, who);
        return templates.ledgerStatement(new StatementView(
                known,
                account(known, account),
                ledger.statement(customer, account, span.begin(shell), span.end(shell)),
                ledger.owed(customer, account),
                ledger.deposit(customer, account),
                true,
                !who.is(Role.QUALITY_SUPERVISOR),
                shell));
    }

    @GetMapping("/customers/{customer}/accounts/{account}/statement.csv")
    void file(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            Span span,
            SignedIn who,
            Shell shell,
            HttpServletResponse response)
            throws IOException {
        var number = account(mine(customer, who), account).number();
        var statement = ledger.statement(customer, account, span.begin(shell), span.end(shell));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"statement-" + number + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        try (var csv = new CSVPrinter(out, CSVFormat.EXCEL)) {
            csv.printRecord("counts_on", "happened_on", "kind", "product", "reference", "amount", "balance", "open");
            csv.printRecord(
                    statement.from(),
                    "",
                    "opening",
                    "",
                    "",
                    "",
                    statement.opening().decimal(),
                    "");
            for (var line : statement.lines()) print(line, csv);
            csv.printRecord(
                    statement.until(),
                    "",
                    "closing",
                    "",
                    "",
                    "",
                    statement.closing().decimal(),
                    "");
        }
    }

    private static void print(Statement.Line line, CSVPrinter csv) throws IOException {
        csv.printRecord(
                line.countsOn(),
                line.happenedOn(),
                line.kind(),
                line.product(),
                line.reference(),
                line.amount().decimal(),
                line.balance().decimal(),
                line.open().decimal());
    }

    /** The customer does not accept an item: it is set aside while somebody looks into it. */
    @PostMapping("/customers/{customer}/accounts/{account}/contests")
    String contest(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam ItemId item,
            @RequestParam String amount,
            @RequestParam String reason,
            SignedIn who,
            HttpServletRequest request) {
        account(mine(customer, who), account);
        var minor = LedgerWords.amount("amount", amount, currency(customer, account));
        var unused = contests.contest(customer, item, minor, reason, who.actor(request));
        return back(customer, account);
    }

    /** A credit, a write-off or a refund: done at once within one's limit, else it waits for a second person. */
    @PostMapping("/customers/{customer}/accounts/{account}/requests")
    String give(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam String kind,
            @RequestParam String amount,
            @RequestParam String reason,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        account(mine(customer, who), account);
        var money = LedgerWords.amount("amount", amount, currency(customer, account));
        var by = who.actor(request);
        var wanted = Discretion.Kind.valueOf(kind);
        if (wanted == Discretion.Kind.REFUND) {
            var unused = discretion.refund(
                    new Discretion.Refund(customer, account, ItemId.next(), money, "refund", "cash.counter"),
                    reason,
                    by);
        } else {
            var unused = discretion.credit(credit(customer, account, wanted, money, shell.today()), reason, by);
        }
        return back(customer, account);
    }

    private static NewCredit credit(
            CustomerId customer, AccountId account, Discretion.Kind kind, Money amount, LocalDate today) {
        var otherSide = switch (kind) {
            case CREDIT_NOTE, REFUND -> "revenue.adjustment";
            case GOODWILL -> "expense.goodwill";
            case WRITE_OFF -> "expense.bad-debt";
        };
        return new NewCredit(
                customer,
                account,
                ItemId.next(),
                CreditKind.valueOf(kind.name()),
                amount,
                today,
                today,
                "statement",
                otherSide,
                List.of());
    }

    private static String back(CustomerId customer, AccountId account) {
        return "redirect:/customers/" + customer.text() + "/accounts/" + account.text() + "/statement";
    }

    private String currency(CustomerId customer, AccountId account) {
        return ledger.owed(customer, account).open().currency();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }

    private static Account account(Customer customer, AccountId id) {
        return customer.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }
}
