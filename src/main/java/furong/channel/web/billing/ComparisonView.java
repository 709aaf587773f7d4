package furong.channel.web.billing;

import furong.billing.BillRuns;
import furong.billing.Run;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tab;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of a run shows: its figures beside the last trial's, and the accounts where they differ. */
public record ComparisonView(
        Shell shell,
        Run run,
        @Nullable Run trial,
        List<BillRuns.Difference> differences,
        Map<CustomerId, CustomerRow> customers) {

    public List<Tab> crumbs() {
        return List.of(new Tab(shell.t("billing.desk"), "/billing", false), new Tab(title(), "", true));
    }

    public String title() {
        return shell.t("billing.run.of", month(run.cycle()), shell.t("billing.kind." + run.kind()));
    }

    public String month(LocalDate cycle) {
        return BillingWords.month(cycle, shell);
    }

    public boolean compared() {
        return trial != null && run.kind() == Run.Kind.REAL;
    }

    public String name(BillRuns.Difference one) {
        var row = customers.get(new CustomerId(one.customer()));
        return row == null ? "" : row.name() + " " + row.number();
    }
}
