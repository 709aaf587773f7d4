package furong.channel.web.callback;

import furong.callback.DueList;
import furong.callback.DueRow;
import furong.callback.Rework;
import furong.callback.Satisfaction;
import furong.catalog.Catalog;
import furong.catalog.Product;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tab;
import furong.customer.Customers;
import furong.organisation.BusinessLine;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.survey.Occasion;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Who is to be rung, most pressing first, and what unhappy answers reopened. */
@Allowed({Role.CALLBACK_AGENT, Role.BRANCH_MANAGER, Role.DISPATCHER})
@Controller
class DuePages {

    private static final int ROWS = 100;

    private final DueList dueList;
    private final Satisfaction satisfaction;
    private final Customers customers;
    private final Organisation organisation;
    private final Catalog catalog;
    private final Templates templates;

    DuePages(
            DueList dueList,
            Satisfaction satisfaction,
            Customers customers,
            Organisation organisation,
            Catalog catalog,
            Templates templates) {
        this.dueList = dueList;
        this.satisfaction = satisfaction;
        this.customers = customers;
        this.organisation = organisation;
        this.catalog = catalog;
        this.templates = templates;
    }

    @GetMapping("/callbacks")
    JteModel due(
            @RequestParam(required = false) @Nullable Occasion occasion,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var rows = dueList.of(who.actor(request), who.scope(), occasion, ROWS);
        var reworks = dueList.reworks(who.scope(), ROWS);
        var ids = Stream.concat(
                        rows.stream().map(DueRow::customer), reworks.stream().map(Rework::customer))
                .collect(Collectors.toSet());
        var today = satisfaction
                .report(shell.today(), shell.today().plusDays(1), who.scope(), null)
                .total();
        return templates.callbackDue(
                shell,
                new DuePage(
                        tabs(shell, occasion),
                        rows,
                        reworks,
                        customers.rows(ids),
                        organisation.units().stream()
                                .collect(Collectors.toMap(unit -> unit.id().value(), u -> u)),
                        organisation.businessLines().stream()
                                .collect(Collectors.toMap(BusinessLine::code, line -> line)),
                        catalog.products().stream()
                                .collect(Collectors.toMap(Product::code, product -> shell.t(product.name()))),
                        today));
    }

    private static List<Tab> tabs(Shell shell, @Nullable Occasion chosen) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(shell.t("callback.page.all"), "/callbacks", chosen == null));
        for (var occasion : Occasion.values())
            tabs.add(new Tab(
                    shell.t("callback.occasion." + occasion), "/callbacks?occasion=" + occasion, occasion == chosen));
        return tabs;
    }
}
