package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.channel.web.ui.Tone;
import furong.customer.Account;
import furong.customer.Customer;
import furong.ledger.Ledger;
import furong.ledger.Owed;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer owes on each account, with the way to its statement. */
@Order(15)
@Component
class AccountPanel implements CustomerPanel {

    private static final int SHOWN = 6;

    private final Ledger ledger;

    AccountPanel(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = customer.accounts().stream()
                .limit(SHOWN)
                .map(account -> line(customer, account, ledger.owed(customer.id(), account.id()), shell))
                .toList();
        return new Panel(shell.t("ledger.panel"), shell.t("ledger.panel.none"), List.of(), lines, null);
    }

    private static Line line(Customer customer, Account account, Owed owed, Shell shell) {
        var text = owed.open().isPositive()
                ? shell.t("ledger.panel.owes", shell.money(owed.open()))
                : owed.onAccount().isPositive()
                        ? shell.t("ledger.panel.credit", shell.money(owed.onAccount()))
                        : shell.t("ledger.panel.even");
        var since = owed.overdueSince();
        var state = since != null
                ? shell.t("ledger.panel.overdue", shell.date(since))
                : owed.contested().isPositive()
                        ? shell.t("ledger.panel.contested", shell.money(owed.contested()))
                        : null;
        return new Line(
                text,
                account.number(),
                "/customers/" + customer.id().text() + "/accounts/"
                        + account.id().text() + "/statement",
                state,
                since != null ? Tone.BAD : state == null ? Tone.GOOD : Tone.WARN);
    }
}
