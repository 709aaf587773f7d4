package furong.channel.web.billing;

import furong.billing.Bill;
import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.Account;
import furong.customer.Customer;
import java.util.ArrayList;
import java.util.List;

/** What the page of a bill shows. */
public record BillView(Shell shell, Customer customer, Bill bill, boolean mayCorrect) {

    public String href() {
        return "/customers/" + customer.id().text() + "/bills/" + bill.id().text();
    }

    public List<Tab> crumbs() {
        return List.of(
                new Tab(customer.name(), "/customers/" + customer.id().text(), false),
                new Tab(shell.t("billing.bills"), "/customers/" + customer.id().text() + "/bills", false),
                new Tab(bill.number(), "", true));
    }

    public List<Fact> facts() {
        return List.of(
                new Fact(shell.t("billing.account"), account()),
                new Fact(shell.t("billing.month"), BillingWords.month(bill.cycle(), shell)),
                new Fact(shell.t("billing.made"), shell.date(bill.madeOn())),
                new Fact(shell.t("billing.due"), shell.date(bill.dueOn())));
    }

    /** The days of a rent, or how much was used. */
    public String span(Bill.Line line) {
        return switch (line.kind()) {
            case RENT ->
                shell.t(
                        "billing.days",
                        shell.formats().shortDate(line.from()),
                        shell.formats().shortDate(line.until().minusDays(1)),
                        line.quantity());
            case ONE_OFF -> shell.date(line.from());
            case USAGE -> shell.number(line.quantity());
            case DISCOUNT, TAX -> "";
        };
    }

    /** What a credit note may be for: the whole, or one line. */
    public List<Option> lines() {
        var options = new ArrayList<Option>();
        for (var line : bill.lines())
            if (line.amount().isPositive())
                options.add(new Option(
                        String.valueOf(line.line()), shell.t(line.name()), shell.money(line.amount()), false));
        return options;
    }

    private String account() {
        return customer.accounts().stream()
                .filter(account -> account.id().equals(bill.account()))
                .map(Account::number)
                .findFirst()
                .orElse("");
    }
}
