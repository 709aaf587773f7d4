package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.customer.Customer;
import furong.organisation.Hall;
import furong.payment.Payment;
import furong.platform.Money;
import furong.till.Loan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt on paper.
 *
 * @param given what the customer laid down; null if not known, or exactly the amount
 * @param open what the account owes now
 * @param code proves that we wrote it: a keyed mark of its content
 */
public record ReceiptView(
        Customer customer,
        Payment payment,
        @Nullable Money given,
        Money open,
        @Nullable Loan loan,
        @Nullable Hall hall,
        String code,
        QrCode qr) {

    public List<Fact> facts(Shell shell) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("till.receipt.number"), payment.id().text()));
        facts.add(new Fact(
                shell.t("till.receipt.at"), shell.date(payment.paidAt()) + " " + shell.time(payment.paidAt())));
        facts.add(new Fact(shell.t("till.receipt.customer"), customer.name() + " · " + customer.number()));
        facts.add(new Fact(shell.t("till.receipt.account"), accountNumber()));
        facts.add(new Fact(shell.t("till.receipt.channel"), shell.t("payment.channel." + payment.channel())));
        if (given != null) facts.add(new Fact(shell.t("till.receipt.given"), shell.money(given)));
        if (given != null && given.compareTo(payment.amount()) > 0)
            facts.add(new Fact(shell.t("till.receipt.change"), shell.money(given.minus(payment.amount()))));
        if (loan != null)
            facts.add(new Fact(
                    shell.t("till.receipt.lent"),
                    shell.t("till.receipt.lent.to", shell.money(loan.amount()), loan.lentTo())));
        facts.add(new Fact(shell.t("till.receipt.settled"), shell.money(payment.settled())));
        if (payment.onAccount().isPositive())
            facts.add(new Fact(shell.t("till.receipt.on-account"), shell.money(payment.onAccount())));
        facts.add(new Fact(shell.t("till.receipt.open"), shell.money(open)));
        return facts;
    }

    private String accountNumber() {
        return customer.accounts().stream()
                .filter(account -> account.id().equals(payment.account()))
                .map(account -> account.number())
                .findFirst()
                .orElse("");
    }
}
