package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.ledger.Ledger;
import furong.organisation.Role;
import furong.payment.Payments;
import furong.till.PettyFunds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer owes on each account, what they paid last, what they were lent; and the way to pay. */
@Order(12)
@Component
class PaymentPanel implements CustomerPanel {

    private static final int SHOWN = 4;

    private final Ledger ledger;
    private final Payments payments;
    private final PettyFunds funds;

    PaymentPanel(Ledger ledger, Payments payments, PettyFunds funds) {
        this.ledger = ledger;
        this.payments = payments;
        this.funds = funds;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = new ArrayList<Line>();
        for (var account : customer.accounts()) lines.add(owed(customer, account.id(), account.number(), shell));
        for (var loan : funds.of(customer.id()))
            if (loan.end() == null)
                lines.add(new Line(
                        shell.t("till.panel.lent", shell.money(loan.amount())),
                        loan.lentTo() + " · " + shell.dateTime(loan.at()) + " · " + loan.badge(),
                        "/till",
                        shell.t("till.panel.lent.open"),
                        Tone.WARN));
        var href = "/customers/" + customer.id().text() + "/payments";
        for (var paid : payments.of(customer.id(), null, SHOWN).rows())
            lines.add(new Line(
                    shell.t("till.panel.paid", shell.money(paid.amount())),
                    shell.t("payment.channel." + paid.channel()) + " · " + shell.dateTime(paid.paidAt()) + " · "
                            + paid.badge(),
                    href,
                    paid.stands() ? null : shell.t("till.payments.reversed"),
                    Tone.NEUTRAL));
        return new Panel(
                shell.t("till.panel.title"), shell.t("till.panel.none"), List.of(), lines, action(customer, shell));
    }

    private Line owed(Customer customer, furong.customer.AccountId account, String number, Shell shell) {
        var owed = ledger.owed(customer.id(), account);
        var late = owed.overdueSince();
        var state = late != null
                ? shell.t("till.panel.overdue", shell.formats().shortDate(late))
                : owed.onAccount().isPositive()
                        ? shell.t("till.panel.on-account", shell.money(owed.onAccount()))
                        : null;
        return new Line(
                shell.t("till.panel.owes", shell.money(owed.open())),
                number,
                null,
                state,
                late != null ? Tone.WARN : Tone.INFO);
    }

    private static @Nullable Action action(Customer customer, Shell shell) {
        var person = shell.person();
        if (person == null || !person.hasAny(List.of(Role.COUNTER_CLERK))) return null;
        return new Action(
                shell.t("till.pay.title"), "/customers/" + customer.id().text() + "/pay", "p");
    }
}
