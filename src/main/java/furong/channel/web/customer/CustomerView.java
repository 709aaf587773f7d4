package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel.Panel;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.Customer;
import furong.customer.Need;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's page.
 *
 * @param next address of the older entries of the timeline; null if these are all
 */
public record CustomerView(
        Customer customer,
        Unit owner,
        @Nullable StaffMember manager,
        @Nullable StaffMember deputy,
        List<Moment> moments,
        @Nullable String next,
        List<Panel> panels,
        boolean mayChange) {

    public String href() {
        return "/customers/" + customer.id().text();
    }

    public List<Tab> crumbs(Shell shell) {
        return List.of(
                new Tab(shell.t("customers.title"), "/customers", false), new Tab(customer.number(), href(), true));
    }

    public List<Fact> facts(Shell shell) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.copyable(shell.t("customers.number"), customer.number()));
        facts.add(new Fact(shell.t("customers.kind"), shell.t("customer.kind." + customer.kind())));
        var document = customer.document();
        facts.add(new Fact(
                shell.t("customers.document"),
                document == null ? null : shell.t("customer.document." + document.type()) + " " + document.masked()));
        facts.add(new Fact(shell.t("customers.since"), shell.date(customer.since())));
        facts.add(new Fact(shell.t("customers.owner"), shell.t(owner.name())));
        if (manager != null) facts.add(new Fact(shell.t("customers.manager"), named(manager, shell)));
        if (deputy != null) facts.add(new Fact(shell.t("customers.deputy"), named(deputy, shell)));
        return facts;
    }

    public List<Option> needs(Shell shell) {
        return Arrays.stream(Need.values())
                .filter(need -> !customer.needs(need))
                .map(need -> new Option(need.name(), shell.t("customer.need." + need)))
                .toList();
    }

    private static String named(StaffMember member, Shell shell) {
        return shell.t(member.name()) + " " + member.badge();
    }
}
