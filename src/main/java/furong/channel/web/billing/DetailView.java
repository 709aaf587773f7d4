package furong.channel.web.billing;

import furong.billing.Bill;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tab;
import furong.customer.Customer;
import furong.platform.Page;
import furong.rating.Usage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a bill's details shows: one use a row. */
public record DetailView(Shell shell, Customer customer, Bill bill, Page<Usage.Detail> page) {

    public List<Tab> crumbs() {
        return List.of(
                new Tab(customer.name(), "/customers/" + customer.id().text(), false),
                new Tab(bill.number(), href(), false),
                new Tab(shell.t("billing.details"), "", true));
    }

    public String href() {
        return "/customers/" + customer.id().text() + "/bills/" + bill.id().text();
    }

    public @Nullable String nextHref() {
        return page.next() == null
                ? null
                : href() + "/details?after=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
    }

    public String quantity(Usage.Detail one) {
        return BillingWords.quantity(one.tariff().kind(), one.quantity(), shell);
    }

    /** Where only the month says what it costs, one use has no amount of its own. */
    public String amount(Usage.Detail one) {
        return one.tariff().byMonth() ? shell.t("billing.by-month") : shell.money(one.amount());
    }
}
