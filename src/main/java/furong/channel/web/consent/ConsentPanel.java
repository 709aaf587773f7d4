package furong.channel.web.consent;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.channel.web.ui.Tone;
import furong.consent.Consent;
import furong.consent.Consents;
import furong.customer.Customer;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer agreed to, on the customer's page. */
@Order(60)
@Component
class ConsentPanel implements CustomerPanel {

    private static final int SHOWN = 5;
    private static final List<Role> READERS = List.of(
            Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR);

    private final Consents consents;

    ConsentPanel(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = consents.of(customer.id(), SHOWN).stream()
                .map(consent -> line(consent, shell))
                .toList();
        return new Panel(shell.t("consent.page.panel"), shell.t("consent.page.none"), List.of(), lines, null);
    }

    private static Line line(Consent consent, Shell shell) {
        var person = shell.person();
        var reads = person != null && person.hasAny(READERS);
        return new Line(
                ConsentLook.what(consent, shell),
                shell.t("consent.how." + consent.how()) + " · " + shell.dateTime(consent.at()),
                reads ? ConsentLook.href(consent) : null,
                consent.subject() == null ? shell.t("consent.page.unused") : null,
                Tone.NEUTRAL);
    }
}
