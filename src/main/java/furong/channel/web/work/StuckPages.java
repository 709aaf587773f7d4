package furong.channel.web.work;

import furong.catalog.Catalog;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customers;
import furong.fulfilment.FulfilmentBoard;
import furong.fulfilment.Recipes;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import gg.jte.models.runtime.JteModel;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** Where orders are stuck, and how each kind of order is fulfilled. */
@Controller
class StuckPages {

    private static final int ROWS = 200;

    private final FulfilmentBoard board;
    private final Recipes recipes;
    private final Catalog catalog;
    private final Customers customers;
    private final Organisation organisation;
    private final Templates templates;

    StuckPages(
            FulfilmentBoard board,
            Recipes recipes,
            Catalog catalog,
            Customers customers,
            Organisation organisation,
            Templates templates) {
        this.board = board;
        this.recipes = recipes;
        this.catalog = catalog;
        this.customers = customers;
        this.organisation = organisation;
        this.templates = templates;
    }

    @Allowed({
        Role.COUNTER_CLERK,
        Role.HOTLINE_AGENT,
        Role.DISPATCHER,
        Role.ACCOUNT_MANAGER,
        Role.BACK_OFFICE,
        Role.BRANCH_MANAGER
    })
    @GetMapping("/orders/stuck")
    JteModel stuck(SignedIn who, Shell shell) {
        var rows = board.stuck(who.scope(), ROWS);
        return templates.workStuck(
                shell,
                rows,
                customers.rows(rows.stream().map(FulfilmentBoard.Row::customer).collect(Collectors.toSet())),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name()))));
    }

    @Allowed({
        Role.COUNTER_CLERK,
        Role.HOTLINE_AGENT,
        Role.DISPATCHER,
        Role.ACCOUNT_MANAGER,
        Role.BACK_OFFICE,
        Role.BRANCH_MANAGER,
        Role.ADMINISTRATOR
    })
    @GetMapping("/recipes")
    JteModel recipes(Shell shell) {
        var products = catalog.products().stream()
                .collect(Collectors.toMap(product -> product.code(), product -> shell.t(product.name())));
        var actions = catalog.transactions().stream().map(Transaction::action).collect(Collectors.toSet());
        return templates.workRecipes(
                shell,
                recipes.inForce(shell.today()).stream()
                        .filter(recipe -> actions.contains(recipe.action()))
                        .toList(),
                products);
    }
}
