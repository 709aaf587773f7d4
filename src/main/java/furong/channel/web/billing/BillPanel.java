package furong.channel.web.billing;

import furong.billing.Bills;
import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import java.util.ArrayList;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last bills, and the way to all of them and to what is not billed yet. */
@Order(30)
@Component
class BillPanel implements CustomerPanel {

    private static final int SHOWN = 3;

    private final Bills bills;

    BillPanel(Bills bills) {
        this.bills = bills;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var all = "/customers/" + customer.id().text() + "/bills";
        var lines = new ArrayList<Line>();
        for (var bill : bills.of(customer.id(), SHOWN))
            lines.add(new Line(
                    BillingWords.month(bill.cycle(), shell),
                    bill.number(),
                    all + "/" + bill.id().text(),
                    shell.money(bill.total()),
                    Tone.NEUTRAL));
        lines.add(new Line(shell.t("billing.all"), null, all, null, Tone.NEUTRAL));
        return new Panel(shell.t("billing.bills"), shell.t("billing.none"), java.util.List.of(), lines, null);
    }
}
