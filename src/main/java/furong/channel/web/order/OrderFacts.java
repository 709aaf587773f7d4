package furong.channel.web.order;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.customer.Customer;
import furong.customer.KeyAccounts;
import furong.ordering.OrderView;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is said of some orders only. */
@Component
class OrderFacts {

    private final Catalog catalog;
    private final Staff staff;
    private final KeyAccounts keyAccounts;
    private final Clock clock;

    OrderFacts(Catalog catalog, Staff staff, KeyAccounts keyAccounts, Clock clock) {
        this.catalog = catalog;
        this.staff = staff;
        this.keyAccounts = keyAccounts;
        this.clock = clock;
    }

    /** What only some orders have: features, a day, a confirmation, a manager, and what was agreed with them when it was placed. */
    List<Fact> more(Customer person, OrderView view, Shell shell) {
        var terms = view.order().terms();
        var facts = new ArrayList<Fact>();
        var known = catalog.features(terms.product(), shell.today());
        if (!terms.features().isEmpty())
            facts.add(new Fact(
                    shell.t("ordering.page.features"),
                    terms.features().stream()
                            .sorted()
                            .map(feature -> LineLook.named(shell, feature, known))
                            .collect(Collectors.joining(shell.t("ordering.page.comma")))));
        if (terms.effective() != null)
            facts.add(new Fact(shell.t("ordering.page.effective"), shell.day(terms.effective())));
        if (terms.consent() != null)
            facts.add(Fact.link(
                    shell.t("ordering.page.consent"),
                    shell.t("ordering.page.consent.see"),
                    "/customers/" + person.id().text() + "/consents/"
                            + terms.consent().text()));
        var managers = person.managers();
        if (managers != null) {
            facts.add(who("ordering.page.manager", managers.manager(), shell));
            facts.add(who("ordering.page.deputy", managers.deputy(), shell));
            var placed = LocalDate.ofInstant(terms.placedAt(), clock.getZone());
            for (var agreed : keyAccounts.terms(person.id(), placed))
                facts.add(new Fact(shell.t("ordering.page.agreed"), agreed.words()));
            facts.add(Fact.link(
                    shell.t("ordering.page.agreed.all"),
                    shell.t("ordering.page.agreed.see"),
                    "/key-accounts/" + person.id().text()));
        }
        return facts;
    }

    private Fact who(String key, StaffId person, Shell shell) {
        var member = staff.member(person);
        return new Fact(shell.t(key), shell.t(member.name()) + " · " + member.badge());
    }
}
