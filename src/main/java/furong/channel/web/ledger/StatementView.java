package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.Account;
import furong.customer.Customer;
import furong.ledger.Owed;
import furong.ledger.Statement;
import furong.platform.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A statement of account as a page. */
public record StatementView(
        Customer customer,
        Account account,
        Statement statement,
        Owed owed,
        Money deposit,
        boolean mayContest,
        boolean mayGive,
        Shell shell) {

    private static final JsonMapper JSON = new JsonMapper();

    public String href() {
        return "/customers/" + customer.id().text() + "/accounts/"
                + account.id().text() + "/statement";
    }

    public String csv() {
        return href() + ".csv?from=" + statement.from() + "&until=" + statement.until();
    }

    public List<Tab> crumbs() {
        return List.of(
                new Tab(customer.name(), "/customers/" + customer.id().text(), false),
                new Tab(shell.t("ledger.statement"), href(), true));
    }

    /** The customer's accounts, to change over to another one. */
    public List<Tab> accounts() {
        return customer.accounts().stream()
                .map(one -> new Tab(
                        one.number(),
                        "/customers/" + customer.id().text() + "/accounts/"
                                + one.id().text() + "/statement",
                        one.id().equals(account.id())))
                .toList();
    }

    public String kind(Statement.Line line) {
        return LedgerWords.kind(line.kind(), shell);
    }

    /** What is open, or that it is settled; nothing for a credit that has done its work. */
    public String state(Statement.Line line) {
        if (line.open().isZero()) return shell.t("ledger.statement.settled");
        if (!line.amount().isPositive()) return shell.t("ledger.statement.waits", shell.money(line.open()));
        if (line.contested().isZero()) return shell.t("ledger.statement.open", shell.money(line.open()));
        return shell.t("ledger.statement.contested-part", shell.money(line.open()), shell.money(line.contested()));
    }

    /** What a customer may not accept: charges that are open. */
    public List<Option> contestable() {
        return statement.lines().stream()
                .filter(line -> line.amount().isPositive()
                        && line.open().isPositive()
                        && line.contested().isZero())
                .map(line -> new Option(
                        line.item().text(),
                        kind(line) + " " + line.product() + " · " + shell.date(line.countsOn()),
                        shell.money(line.open())))
                .toList();
    }

    public List<Option> gifts() {
        return List.of("CREDIT_NOTE", "GOODWILL", "WRITE_OFF", "REFUND").stream()
                .map(kind -> new Option(kind, LedgerWords.kind(kind, shell)))
                .toList();
    }

    public boolean hasChart() {
        return balances().size() > 1;
    }

    /** The balance at the end of each day on which something was posted, for the chart. */
    public String chart() {
        var days = balances();
        var values = new ArrayList<Double>();
        days.values().forEach(minor -> values.add(minor / 100.0));
        return JSON.writeValueAsString(Map.of(
                "weeks", List.copyOf(days.keySet()),
                "marks", List.of(),
                "lines", List.of(Map.of("name", shell.t("ledger.statement.balance"), "values", values))));
    }

    private Map<String, Long> balances() {
        var days = new LinkedHashMap<String, Long>();
        for (var line : statement.lines())
            days.put(line.countsOn().toString(), line.balance().minor());
        return days;
    }
}
