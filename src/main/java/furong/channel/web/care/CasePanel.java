package furong.channel.web.care;

import furong.care.Cases;
import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.organisation.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The customer's cases on the customer's page, and the way to a new one. */
@Order(17)
@Component
class CasePanel implements CustomerPanel {

    private static final int SHOWN = 6;

    private final Cases cases;

    CasePanel(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = cases.of(customer.id(), SHOWN).stream()
                .map(one -> new Line(
                        one.title(),
                        one.number() + " · " + shell.dateTime(one.receivedAt()),
                        CaseView.href(one),
                        shell.t("care.state." + one.state()),
                        one.isOpen() && one.isLate(shell.now()) ? Tone.BAD : CaseView.tone(one.state())))
                .toList();
        return new Panel(shell.t("care.page.board"), shell.t("care.none"), List.of(), lines, action(customer, shell));
    }

    private static @Nullable Action action(Customer customer, Shell shell) {
        var person = shell.person();
        var may = person != null
                && person.hasAny(
                        List.of(Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER));
        return may
                ? new Action(
                        shell.t("care.page.new"), "/customers/" + customer.id().text() + "/cases/new")
                : null;
    }
}
