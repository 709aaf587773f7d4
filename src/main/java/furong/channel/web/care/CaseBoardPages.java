package furong.channel.web.care;

import furong.care.Case;
import furong.care.CaseBoard;
import furong.care.CaseBoard.Tab;
import furong.care.CaseFigures;
import furong.care.Procedures;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The lists of cases, and what they say about us. */
@Allowed({
    Role.HOTLINE_AGENT,
    Role.COUNTER_CLERK,
    Role.ACCOUNT_MANAGER,
    Role.DISPATCHER,
    Role.BACK_OFFICE,
    Role.BRANCH_MANAGER
})
@Controller
class CaseBoardPages {

    private static final int ROWS = 50;
    private static final Duration MEASURED = Duration.ofDays(30);

    private final CaseBoard board;
    private final CaseFigures figures;
    private final Procedures procedures;
    private final Customers customers;
    private final Organisation organisation;
    private final Templates templates;

    CaseBoardPages(
            CaseBoard board,
            CaseFigures figures,
            Procedures procedures,
            Customers customers,
            Organisation organisation,
            Templates templates) {
        this.board = board;
        this.figures = figures;
        this.procedures = procedures;
        this.customers = customers;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/cases")
    JteModel list(
            @RequestParam(defaultValue = "OPEN") Tab tab,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String after,
            SignedIn who,
            Shell shell) {
        var page = board.list(who.scope(), tab, type, after, ROWS);
        var tabs = Arrays.stream(Tab.values())
                .map(one -> tab(one, one == tab, who, shell))
                .toList();
        return templates.careBoard(
                shell,
                new CaseBoardView(
                        tab,
                        type,
                        page,
                        customers.rows(page.rows().stream().map(Case::customer).collect(Collectors.toSet())),
                        organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name()))),
                        procedures.inForce(shell.today()).stream()
                                .map(one -> new Option(one.code(), shell.t(one.name())))
                                .toList(),
                        tabs));
    }

    private furong.channel.web.ui.Tab tab(Tab one, boolean current, SignedIn who, Shell shell) {
        var tab = new furong.channel.web.ui.Tab(shell.t("care.tab." + one), "/cases?tab=" + one, current);
        return one == Tab.CLOSED ? tab : tab.upTo(board.count(who.scope(), one), CaseBoard.COUNT_MAX);
    }

    @Allowed({Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.HOTLINE_AGENT})
    @GetMapping("/cases/figures")
    JteModel figures(SignedIn who, Shell shell) {
        var until = shell.now().plusSeconds(1);
        var from = until.minus(MEASURED);
        return templates.careFigures(
                shell,
                new CaseFiguresView(
                        figures.clock(who.scope(), "", from, until, shell.now()),
                        figures.causes(who.scope(), from, until),
                        figures.ages(who.scope(), shell.now())));
    }

    @Allowed({
        Role.HOTLINE_AGENT,
        Role.COUNTER_CLERK,
        Role.ACCOUNT_MANAGER,
        Role.DISPATCHER,
        Role.BACK_OFFICE,
        Role.BRANCH_MANAGER,
        Role.QUALITY_SUPERVISOR,
        Role.ADMINISTRATOR
    })
    @GetMapping("/procedures")
    JteModel procedures(SignedIn who, Shell shell) {
        var edits = who.is(Role.QUALITY_SUPERVISOR) || who.is(Role.ADMINISTRATOR);
        return templates.careProcedures(shell, procedures.inForce(shell.today()), edits);
    }
}
