package furong.channel.web.billing;

import furong.billing.Bill;
import furong.billing.Bills;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.Account;
import furong.customer.Customer;
import furong.ledger.Owed;
import furong.platform.Money;
import furong.rating.MonthTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the page of a customer's bills shows. */
public record BillListView(
        Shell shell,
        Customer customer,
        List<Bill> bills,
        List<MonthTotal> unbilled,
        List<Bills.Waiting> waiting,
        List<Standing> standings,
        boolean mayCorrect) {

    private static final int MONTHS_DRAWN = 12;

    /** An account and what it owes. */
    public record Standing(Account account, Owed owed) {}

    public String href(Bill bill) {
        return "/customers/" + customer.id().text() + "/bills/" + bill.id().text();
    }

    public String account(Bill bill) {
        return customer.accounts().stream()
                .filter(account -> account.id().equals(bill.account()))
                .map(Account::number)
                .findFirst()
                .orElse("");
    }

    public Money unbilledTotal() {
        var sum = Money.zero(bills.isEmpty() ? "CNY" : bills.getFirst().total().currency());
        for (var one : unbilled) sum = sum.plus(one.amount());
        for (var one : waiting) sum = sum.plus(one.amount());
        return sum;
    }

    public String month(LocalDate cycle) {
        return BillingWords.month(cycle, shell);
    }

    public String quantity(MonthTotal total) {
        return BillingWords.quantity(total.tariff().kind(), total.quantity(), shell);
    }

    public List<Option> accounts() {
        return customer.accounts().stream()
                .map(account -> new Option(account.id().text(), account.number() + " " + account.name()))
                .toList();
    }

    public List<Tab> crumbs() {
        return List.of(
                new Tab(shell.t("customers.title"), "/customers", false),
                new Tab(customer.name(), "/customers/" + customer.id().text(), false),
                new Tab(shell.t("billing.bills"), "", true));
    }

    /** What the chart is drawn from: a point for each of the last months, in whole currency units. */
    public Map<String, Object> chart() {
        var sums = new TreeMap<LocalDate, BigDecimal>();
        for (var bill : bills)
            sums.merge(bill.cycle(), BigDecimal.valueOf(bill.total().minor(), 2), BigDecimal::add);
        while (sums.size() > MONTHS_DRAWN) sums.pollFirstEntry();
        var chart = new LinkedHashMap<String, Object>();
        chart.put("weeks", sums.keySet().stream().map(this::month).toList());
        chart.put("lines", List.of(Map.of("name", shell.t("billing.total"), "values", sums.values())));
        chart.put("marks", List.of());
        return chart;
    }
}
